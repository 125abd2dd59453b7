using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Spreadsheet;
using ExpertReview.Web.Features.Experts;
using ExpertReview.Web.Features.Programs;
using ExpertReview.Web.Office;

namespace ExpertReview.Tests.Features.Experts;

/// <summary>Reading and checking rosters, whatever they come in.</summary>
public sealed class RosterTests
{
    private static readonly IReadOnlyList<Track> Tracks = BuiltInSchemes.All["cluster-selection-2026"].Tracks;

    [Fact]
    public void The_workbook_template_reads_back_with_every_column()
    {
        var reading = RosterReader.Read("template.xlsx", RosterTemplate.Workbook(Tracks));

        Assert.Equal([RosterProblemCode.NoRows], reading.Problems.Select(problem => problem.Code));
    }

    [Fact]
    public void The_text_template_reads_back_with_every_column()
    {
        var reading = RosterReader.Read("template.csv", RosterTemplate.Text());

        Assert.Equal([RosterProblemCode.NoRows], reading.Problems.Select(problem => problem.Code));
    }

    [Fact]
    public void What_Chinese_Excel_saves_as_csv_is_read()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var bytes = Encoding.GetEncoding("GB18030").GetBytes("姓名,类别,城市,单位,赛道\n王一,技术,杭州,某大学,气体、液体分离及纯净设备；人工智能、高端软件\n");

        var reading = RosterReader.Read("名册.csv", bytes);
        var (entries, problems) = RosterCheck.Check(reading.Rows, Tracks, []);

        Assert.Empty(problems);
        Assert.Equal(("王一", "330100", "某大学"), (entries[0].Name, entries[0].CityCode, entries[0].Employer));
        Assert.Equal(["ai", "software", "star-08"], entries[0].Tracks);
    }

    [Theory]
    [InlineData("E-1,王一,技术,杭州市,,某大学,,", RosterColumn.Code, RosterProblemCode.CodeMalformed)]
    [InlineData(",,技术,杭州市,,某大学,,", RosterColumn.Name, RosterProblemCode.Missing)]
    [InlineData(",王一,技术,上海市,,某大学,,", RosterColumn.City, RosterProblemCode.CityUnknown)]
    [InlineData(",王一,技术,杭州市,不存在县,某大学,,", RosterColumn.County, RosterProblemCode.CountyUnknown)]
    [InlineData(",王一,技术,杭州市,新昌县,某大学,,", RosterColumn.County, RosterProblemCode.CountyNotInCity)]
    [InlineData(",王一,技术,杭州市,,某大学,,永动机", RosterColumn.Tracks, RosterProblemCode.TrackUnknown)]
    [InlineData(",王一,技术,杭州市,,某大学,不知道,", RosterColumn.Phone, RosterProblemCode.PhoneMalformed)]
    public void A_problem_names_its_row_and_column(string row, RosterColumn column, RosterProblemCode code)
    {
        var reading = RosterReader.Read("roster.csv", Encoding.UTF8.GetBytes($"{Roster.Heading}\n,好,技术,省外,,另一大学,,\n\n{row}"));

        var (_, problems) = RosterCheck.Check(reading.Rows, Tracks, []);

        var problem = Assert.Single(problems);
        Assert.Equal((4, column, code), (problem.Row, problem.Column!.Value, problem.Code));
    }

    [Fact]
    public void A_code_or_person_that_comes_twice_is_a_problem()
    {
        var reading = RosterReader.Read("roster.csv", Encoding.UTF8.GetBytes(
            $"{Roster.Heading}\nE-01,王一,技术,杭州市,,某大学,,\ne-01,王二,技术,杭州市,,某大学,,\nE-03,王一,产业,宁波市,,某大学,,"));

        var (_, problems) = RosterCheck.Check(reading.Rows, Tracks, []);

        Assert.Equal([(3, RosterProblemCode.CodeTwice), (4, RosterProblemCode.PersonTwice)], problems.Select(problem => (problem.Row, problem.Code)));
    }

    [Theory]
    [InlineData("roster.xlsx", RosterProblemCode.FileUnreadable)]
    [InlineData("roster.pdf", RosterProblemCode.FileNotSupported)]
    [InlineData("roster.csv", RosterProblemCode.ColumnMissing)]
    public void A_file_that_is_no_roster_is_refused(string name, RosterProblemCode code)
    {
        var reading = RosterReader.Read(name, Encoding.UTF8.GetBytes("not,a roster\n1,2\n"));

        Assert.Empty(reading.Rows);
        Assert.Contains(reading.Problems, problem => problem.Code == code);
    }

    [Fact]
    public void A_workbook_cut_short_is_refused()
    {
        var whole = RosterTemplate.Workbook(Tracks);

        var reading = RosterReader.Read("roster.xlsx", whole[..(whole.Length / 2)]);

        Assert.Equal([RosterProblemCode.FileUnreadable], reading.Problems.Select(problem => problem.Code));
    }

    [Fact]
    public void A_workbook_that_expands_too_far_is_refused()
    {
        var zeros = new MemoryStream();
        zeros.Write(RosterTemplate.Workbook(Tracks));
        using (var archive = new ZipArchive(zeros, ZipArchiveMode.Update, leaveOpen: true))
        using (var entry = archive.CreateEntry("xl/media/image.bin").Open())
            entry.Write(new byte[8 << 20]);
        var far = new Worksheet(new SheetData(new Row(new Cell { CellReference = "ZZZZZZ1" }) { RowIndex = 1 }));

        foreach (byte[] bomb in new[] { zeros.ToArray(), WorkbookFile.Write([new("专家名册", far)]) })
            Assert.Equal([RosterProblemCode.FileUnreadable], RosterReader.Read("roster.xlsx", bomb).Problems.Select(problem => problem.Code));
    }

    [Fact]
    public void A_file_over_the_limit_is_refused_unread() =>
        Assert.Equal(
            [RosterProblemCode.FileTooLarge],
            RosterReader.Read("roster.csv", new byte[RosterReader.LargestFile + 1]).Problems.Select(problem => problem.Code));
}
