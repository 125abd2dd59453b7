using System.Xml.Linq;
using ExpertReview.Web.Features.Applications;
using static ExpertReview.Tests.Features.Applications.Reading.FilledForms;

namespace ExpertReview.Tests.Features.Applications.Reading;

/// <summary>Where applicants put their values.</summary>
public sealed class WordValuesTests
{
    [Fact]
    public void A_figure_written_into_the_units_cell_counts()
    {
        var reading = ReadChanged("app-002", body =>
        {
            body.Cell("上市企业数量", 2).Say("12 家");
            body.Cell("上市企业数量", 3).Say("");
        });

        Assert.Equal("12", reading.Answers!["scale.7"]);
    }

    [Fact]
    public void A_placeholder_of_a_content_control_is_no_answer()
    {
        var reading = ReadChanged("app-002", body =>
        {
            var cell = body.Cell("上市企业数量", 3);
            cell.Say();
            cell.Add(new XElement(
                W + "sdt",
                new XElement(W + "sdtPr", new XElement(W + "showingPlcHdr")),
                new XElement(W + "sdtContent", Paragraph("单击此处输入文字"))));
        });

        Assert.Null(reading.Answers!["scale.7"]);
        Assert.DoesNotContain(reading.Problems, problem => problem.Field == "scale.7");
    }

    [Fact]
    public void Deleted_rows_and_hidden_text_are_not_read()
    {
        var reading = ReadChanged("app-002", body =>
        {
            var rows = body.Row("细分赛道龙头企业情况").Parent!.Elements(W + "tr").ToList();
            rows[2].Element(W + "trPr")!.Add(new XElement(W + "del"));
            var run = Run("77");
            run.AddFirst(new XElement(W + "rPr", new XElement(W + "vanish")));
            body.Cell("上市企业数量", 3).Elements(W + "p").First().Add(run);
        });

        Assert.Equal(2, reading.Answers!.Tables["leading"].Count);
        Assert.Equal("3", reading.Answers["scale.7"]);
    }

    [Fact]
    public void Boxes_in_cells_of_their_own_are_read()
    {
        var reading = ReadChanged("app-002", body =>
        {
            var cell = body.Cell("申报类型", 1);
            cell.Element(W + "tcPr")!.Remove();
            cell.Say("□省级重点产业集群核心区");
            cell.AddAfterSelf(new XElement(W + "tc", Paragraph("☑省级“新星”产业群")));
            cell.AddAfterSelf(new XElement(W + "tc", Paragraph("□省级重点产业集群协同区")));
        });

        Assert.Equal("star", reading.TypeCode);
    }

    [Fact]
    public void People_in_rows_of_their_own_keep_their_posts_and_phones()
    {
        var reading = ReadChanged("app-001", body =>
        {
            foreach (string label in new[] { "集群负责人", "集群联系人" })
            {
                var row = body.Row(label);
                var cells = row.Elements(W + "tc").ToList();
                row.ReplaceWith(cells.Chunk(2).Select(pair => new XElement(W + "tr", pair)));
            }
        });

        Assert.Equal(
            ["钱思源", "副县长", "15280786488", "沈俊杰", "副局长", "17597018115"],
            new[] { "leader", "leader_title", "leader_phone", "contact", "contact_title", "contact_phone" }.Select(code =>
                reading.Answers![code]));
    }

    [Fact]
    public void An_unfilled_post_does_not_take_the_next_ones()
    {
        var reading = ReadChanged("app-001", body =>
        {
            body.Cell("集群负责人", 3).Say("");
            body.Cell("集群负责人", 5).Say("１５２８０７８６４８８");
        });

        Assert.Null(reading.Answers!["leader_title"]);
        Assert.Equal("15280786488", reading.Answers["leader_phone"]);
        Assert.Equal("副局长", reading.Answers["contact_title"]);
    }

    [Fact]
    public void Lines_of_a_long_text_are_kept()
    {
        var reading = ReadChanged("app-001", body => body.Cell("优势（字数", 1).Say("第一段。", "", " 第二段。"));

        Assert.Equal("第一段。\n第二段。", reading.Answers!["advantage"]);
    }

    [Fact]
    public void A_missing_applicant_is_fatal()
    {
        var reading = ReadChanged("app-001", body => body.Cell("园区名称", 1).Say(" "));

        Assert.Contains(reading.Problems, problem =>
            problem is { Field: "applicant", Code: FormProblemCode.ApplicantMissing, IsFatal: true });
    }

    [Fact]
    public void Pre_numbered_rows_without_a_project_are_none()
    {
        var reading = ReadChanged("app-001", body =>
        {
            var last = body.Row("1.链主企业项目").Parent!.Elements(W + "tr").Last();
            var blank = new XElement(last);
            blank.Elements(W + "tc").ToList().ForEach(cell => cell.Say(""));
            blank.Elements(W + "tc").First().Say("2");
            last.AddAfterSelf(blank);
        });

        Assert.Single(reading.Answers!.Tables["chain_projects"]);
    }

    [Fact]
    public void Columns_in_another_order_are_found_by_their_headers()
    {
        var plain = Read(Form("app-001"));
        var reading = ReadChanged("app-001", body =>
        {
            foreach (var row in body.Row("细分赛道龙头企业情况").Parent!.Elements(W + "tr").Skip(1))
            {
                var cells = row.Elements(W + "tc").ToList();
                cells[4].Remove();
                cells[0].AddBeforeSelf(cells[4]);
            }
        });

        Assert.Equal(plain.Answers!.Tables["leading"], reading.Answers!.Tables["leading"]);
    }
}
