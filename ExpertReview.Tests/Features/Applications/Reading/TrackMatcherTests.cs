using ExpertReview.Web.Features.Applications;
using ExpertReview.Web.Features.Applications.Reading;
using ExpertReview.Web.Features.Programs;
using static ExpertReview.Tests.Features.Applications.Reading.FilledForms;

namespace ExpertReview.Tests.Features.Applications.Reading;

public sealed class TrackMatcherTests
{
    [Theory]
    [InlineData("高端软件（数据软件）", "core", "software")]
    [InlineData("人工智能-智能终端", "core", "ai")]
    [InlineData("人工智能—智能终端、算力基础设施", "collab", "ai")]
    [InlineData("智能终端", "core", "ai")]
    [InlineData("现代纺织与服装（服装）", "core", "textile")]
    [InlineData("生物医药 与\n医疗器械(CXO)", "core", "biomed")]
    [InlineData("光电(半导体)", "star", "star-02")]
    [InlineData("气体,液体分离及纯净设备", "star", "star-08")]
    [InlineData("创新药与医疗器械", "star", "star-13")]
    [InlineData("其他细分赛道（高端装备）：无人机", "star", "star-other-2")]
    [InlineData("高端装备-其他", "star", "star-other-2")]
    [InlineData("集成电路", "core", "chips")]
    public void A_track_is_found_in_what_applicants_write(string said, string type, string track) =>
        Assert.Equal(track, TrackMatcher.Match(said, type, Scheme).Track?.Code);

    [Theory]
    [InlineData("人工智能、高端软件", "core", FormProblemCode.TrackAmbiguous)]
    [InlineData("人工智能（数据软件）", "core", FormProblemCode.TrackAmbiguous)]
    [InlineData("智能终端、数据软件", "core", FormProblemCode.TrackAmbiguous)]
    [InlineData("人工智能", "star", FormProblemCode.TrackUnknown)]
    [InlineData("元宇宙", "core", FormProblemCode.TrackUnknown)]
    [InlineData("  ", "core", FormProblemCode.TrackMissing)]
    [InlineData(null, "core", FormProblemCode.TrackMissing)]
    public void What_names_no_single_track_is_said_so(string? said, string type, FormProblemCode problem) =>
        Assert.Equal(new TrackMatch(null, problem), TrackMatcher.Match(said, type, Scheme));

    [Fact]
    public void Every_track_is_found_by_its_own_name_and_parts()
    {
        foreach (var track in Scheme.Tracks)
        {
            Assert.Equal(track, TrackMatcher.Match(track.Name, track.Types[0], Scheme).Track);
            Assert.All(track.Subtracks, part => Assert.Equal(track, TrackMatcher.Match($"{track.Name}（{part}）", track.Types[0], Scheme).Track));
        }
    }

    [Fact]
    public void The_only_open_track_takes_any_name() =>
        Assert.Equal("leading-industry", TrackMatcher.Match("稀土新材料", "cluster", BuiltInSchemes.All["innovation-clusters-2021"]).Track?.Code);
}
