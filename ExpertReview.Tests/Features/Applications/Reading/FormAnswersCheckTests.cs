using ExpertReview.Web.Features.Applications;
using ExpertReview.Web.Features.Applications.Reading;
using static ExpertReview.Tests.Features.Applications.Reading.FilledForms;

namespace ExpertReview.Tests.Features.Applications.Reading;

public sealed class FormAnswersCheckTests
{
    [Fact]
    public void Texts_that_are_too_long_are_reported_and_kept()
    {
        string text = new('长', 301);

        var reading = ReadChanged("app-001", body =>
        {
            body.Cell("优势（字数", 1).Say(text);
            body.Cell("专项政策", 2).Say(text);
            body.Row("细分赛道龙头企业情况").Parent!.Elements(W + "tr").ElementAt(3).Elements(W + "tc").ElementAt(2).Say(text);
        });

        Assert.True(reading.IsReadable);
        Assert.Equal(text, reading.Answers!["advantage"]);
        Assert.Equal(
            [("advantage", "301", "300"), ("organization.专项政策.text", "301", "300"), ("leading[2].product", "301", "100")],
            reading.Problems.Where(problem => problem.Code == FormProblemCode.TextTooLong).Select(problem => (problem.Field, problem.Arguments[1], problem.Arguments[2])));
    }

    [Fact]
    public void More_rows_than_allowed_are_reported_and_kept()
    {
        var reading = ReadChanged("app-001", body =>
        {
            var last = body.Row("细分赛道龙头企业情况").Parent!.Elements(W + "tr").Last();
            last.AddAfterSelf(new System.Xml.Linq.XElement(last));
        });

        Assert.Equal(4, reading.Answers!.Tables["leading"].Count);
        Assert.Contains(reading.Problems, problem => problem is { Field: "leading", Code: FormProblemCode.TooManyRows, IsFatal: false });
    }

    [Fact]
    public void Figures_that_the_track_does_not_fill_are_reported()
    {
        var software = ReadChanged("app-001", body => body.Cell("亩均领跑者", 3).Say("3"));
        var biomed = ReadChanged("app-002", body => body.Cell("计算机软件著作权", 3).Say("3"));

        Assert.Contains(software.Problems, problem => problem is { Field: "scale.9", Code: FormProblemCode.FilledThoughNotAsked });
        Assert.Contains(biomed.Problems, problem => problem is { Field: "innovation.11", Code: FormProblemCode.FilledThoughNotAsked });
    }

    [Fact]
    public void Divisions_are_found_by_full_name_or_reported()
    {
        var county = ReadChanged("app-001", body => body.Cell("园区名称", 1).Say("新 昌 县", "人民政府"));
        var city = ReadChanged("app-001", body => body.Cell("园区名称", 1).Say("绍兴市人民政府"));
        var unknown = Read(Form("app-001"));

        Assert.Equal(("330624", "330600"), (county.CountyCode, county.CityCode));
        Assert.Equal((null, "330600"), (city.CountyCode, city.CityCode));
        Assert.Contains(unknown.Problems, problem => problem is { Field: "applicant", Code: FormProblemCode.DivisionUnknown, IsFatal: false });
    }

    [Theory]
    [InlineData("集成电路", FormProblemCode.ClosedTrack, false)]
    [InlineData("元宇宙", FormProblemCode.TrackUnknown, false)]
    [InlineData("精密泵阀", FormProblemCode.TrackUnknown, false)]
    [InlineData("人工智能、高端软件", FormProblemCode.TrackAmbiguous, true)]
    [InlineData("", FormProblemCode.TrackMissing, true)]
    public void Tracks_that_cannot_be_chosen_are_reported(string said, FormProblemCode code, bool isFatal)
    {
        var reading = ReadChanged("app-001", body => body.Cell("细分赛道（限选", 1).Say(said));

        Assert.Contains(reading.Problems, problem => problem.Field == "track" && problem.Code == code && problem.IsFatal == isFatal);
    }

    [Fact]
    public void Example_texts_left_in_place_are_no_answers()
    {
        var reading = ReadChanged("app-001", body =>
        {
            var rows = body.Row("细分赛道龙头企业情况").Parent!.Elements(W + "tr").ToList();
            foreach (var (cell, text) in rows[2].Elements(W + "tc").Zip(["", "如：国家级链主企业/省级链主企业等", "如：**产品国际市场占有率**%，位居第*，100字以内", "如：拥有国家级企业技术中心", "", ""]))
                cell.Say(text);
            rows[3].Elements(W + "tc").ElementAt(1).Say("如：国家级链主企业等", "省级链主企业");
        });

        Assert.Equal(2, reading.Answers!.Tables["leading"].Count);
        Assert.Equal("省级链主企业", reading.Answers.Tables["leading"][0][1]);
    }

    [Fact]
    public void Cells_of_tables_are_checked_like_fields()
    {
        var reading = ReadChanged("app-001", body => body.Row("细分赛道龙头企业情况").Parent!.Elements(W + "tr").ElementAt(2).Elements(W + "tc").ElementAt(4).Say("6170万元"));

        Assert.Contains(reading.Problems, problem => problem is { Field: "leading[1].revenue", Code: FormProblemCode.UnitDiffers });
    }

    [Theory]
    [InlineData("2024-5-1", "2024-05-01")]
    [InlineData("2024年5月1日", "2024-05-01")]
    [InlineData("２０２４/05/01", "2024-05-01")]
    [InlineData("2024.5.1", "2024-05-01")]
    [InlineData("去年五月", null)]
    [InlineData("2024-13-01", null)]
    public void Dates_are_read_or_reported(string said, string? expected)
    {
        var scheme = Web.Features.Programs.BuiltInSchemes.All["quality-products-2026"];
        var field = scheme.Form.Field("launched_on")!;
        var answers = new FormAnswers();
        answers.Values["launched_on"] = AnswerText.Canonical(field, said);

        Assert.Equal(expected ?? said, answers["launched_on"]);
        Assert.Equal(expected is null, FormAnswersCheck.Check(answers, scheme).Any(problem => problem is { Field: "launched_on", Code: FormProblemCode.NotADate }));
    }
}
