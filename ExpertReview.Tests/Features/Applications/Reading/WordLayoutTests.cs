using System.Text.Json.Nodes;
using System.Xml.Linq;
using ExpertReview.Web.Features.Applications.Reading;
using static ExpertReview.Tests.Features.Applications.Reading.FilledForms;

namespace ExpertReview.Tests.Features.Applications.Reading;

/// <summary>The same answers in a form that was laid out otherwise must read the same.</summary>
public sealed class WordLayoutTests
{
    private static readonly Dictionary<string, Action<XElement>> Layouts = new()
    {
        ["sections in another order"] = Reorder,
        ["all tables joined into one"] = JoinTables,
        ["every table split after each third row"] = SplitTables,
        ["the whole form inside one cell"] = Frame,
        ["content controls at every level"] = WrapInControls,
        ["extra blank rows"] = AddBlankRows,
        ["indicator header rows missing"] = body => Headers(body, "指标名称").ToList().ForEach(row => row.Remove()),
        ["header rows of the tables missing"] = body => new[] { "企业荣誉", "平台荣誉", "平台类型" }.ToList().ForEach(text => Headers(body, text).ToList().ForEach(row => row.Remove())),
        ["headings of the enterprise tables missing"] = body => new[] { "细分赛道龙头企业情况", "细分赛道重点配套企业情况" }.ToList().ForEach(text => body.Row(text).Remove()),
        ["section headings missing"] = body => body.Elements(W + "p").Skip(1).ToList().ForEach(paragraph => paragraph.Remove()),
        ["values in the label's cell"] = ValueInLabel,
        ["number and label in one cell"] = NumberInLabel,
        ["half-width brackets and odd spaces"] = HalfWidth,
        ["every run a tracked insertion beside a deletion"] = TrackChanges,
        ["hyperlinks and fields"] = Fields,
        ["text boxes"] = TextBoxes,
        ["nested tables in value cells"] = NestValues,
        ["an extra column behind the figures"] = body => Rows(body).Where(row => row.Elements(W + "tc").Count() == 4).ToList().ForEach(row => row.Add(new XElement(W + "tc", Paragraph("")))),
        ["labels with a typing error"] = body => body.Cell("上市企业数", 1).Say("上市公司企业数量"),
        ["names set with even spacing"] = body => body.Cell("集群负责人", 1).Say("钱 思　源"),
    };

    public static TheoryData<string> Names => [.. Layouts.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_layout_changes_nothing(string layout)
    {
        foreach (string form in new[] { "app-001", "app-002", "app-005" })
        {
            if (layout.StartsWith("names", StringComparison.Ordinal) && form != "app-001")
                continue;
            var plain = Read(Form(form));
            var changed = ReadChanged(form, Layouts[layout]);

            Assert.True(changed.Answers is not null, string.Join("\n", changed.Problems));
            Assert.Empty(FormAnswersDifference.Between(plain.Answers!, changed.Answers, Scheme.Form));
            Assert.True(JsonNode.DeepEquals(ApplicationJson.ToNode(plain.Answers!, Scheme.Form), ApplicationJson.ToNode(changed.Answers, Scheme.Form)));
        }
    }

    [Fact]
    public void Merged_cells_answer_for_the_rows_they_cover()
    {
        var reading = ReadChanged("app-001", body =>
        {
            var rows = body.Row("细分赛道龙头企业情况").Parent!.Elements(W + "tr").Skip(2).ToList();
            Merge(rows[0].Elements(W + "tc").ElementAt(1), "restart");
            Merge(rows[1].Elements(W + "tc").ElementAt(1), null);
            rows[1].Elements(W + "tc").ElementAt(1).Say("");
        });

        Assert.Equal("雄鹰企业", reading.Answers!.Tables["leading"][1][1]);
        Assert.Equal(3, reading.Answers.Tables["leading"].Count);
    }

    private static void Merge(XElement cell, string? value) =>
        cell.Element(W + "tcPr")!.Element(W + "tcW")!.AddAfterSelf(new XElement(W + "vMerge", value is null ? null : new XAttribute(W + "val", value)));

    private static IEnumerable<XElement> Rows(XElement body) => body.Descendants(W + "tr").Where(row => TextOf(row).Length > 0);

    private static IEnumerable<XElement> Headers(XElement body, string text) => Rows(body).Where(row => row.Elements(W + "tc").Any(cell => TextOf(cell).Trim() == text));

    private static IEnumerable<XElement> Figures(XElement body) => Rows(body)
        .Where(row => row.Elements(W + "tc").Count() == 4 && TextOf(row.Element(W + "tc")!) is { Length: > 0 } number && number.All(char.IsAsciiDigit));

    private static void Reorder(XElement body)
    {
        var elements = body.Elements().Where(element => element.Name != W + "sectPr").ToList();
        int first = elements.FindIndex(element => TextOf(element).StartsWith("（一）", StringComparison.Ordinal));
        int second = elements.FindIndex(element => TextOf(element).StartsWith("（三）", StringComparison.Ordinal));
        int third = elements.FindIndex(element => TextOf(element).StartsWith("（五）", StringComparison.Ordinal));
        var moved = elements[second..third].Concat(elements[first..second]).ToList();
        moved.ForEach(element => element.Remove());
        elements[first - 1].AddAfterSelf(moved);
    }

    private static void JoinTables(XElement body)
    {
        var target = body.Element(W + "tbl")!;
        foreach (var element in target.ElementsAfterSelf().Where(element => element.Name != W + "sectPr").ToList())
        {
            element.Remove();
            target.Add(element.Name == W + "tbl" ? element.Elements(W + "tr").ToList() : new XElement(W + "tr", new XElement(W + "tc", element)));
        }
    }

    private static void SplitTables(XElement body)
    {
        foreach (var table in body.Elements(W + "tbl").ToList())
        {
            var parts = table.Elements(W + "tr").Chunk(3).Select(rows => new XElement(W + "tbl", table.Element(W + "tblPr"), table.Element(W + "tblGrid"), rows)).ToList();
            table.ReplaceWith(parts.SelectMany(part => new[] { part, Paragraph("") }));
        }
    }

    private static void Frame(XElement body)
    {
        var elements = body.Elements().Where(element => element.Name != W + "sectPr").ToList();
        elements.ForEach(element => element.Remove());
        body.AddFirst(new XElement(W + "tbl", new XElement(W + "tr", new XElement(W + "tc", elements))), Paragraph(""));
    }

    private static void WrapInControls(XElement body)
    {
        foreach (var name in new[] { W + "r", W + "p", W + "tc", W + "tr", W + "tbl" })
        {
            foreach (var element in body.Descendants(name).ToList())
                element.ReplaceWith(new XElement(W + "sdt", new XElement(W + "sdtPr"), new XElement(W + "sdtContent", element)));
        }
    }

    private static void AddBlankRows(XElement body)
    {
        foreach (var row in Rows(body).ToList())
            row.AddAfterSelf(new XElement(W + "tr", row.Elements(W + "tc").Select(cell => new XElement(W + "tc", cell.Element(W + "tcPr"), Paragraph(" ")))));
    }

    private static void ValueInLabel(XElement body)
    {
        foreach (var row in Figures(body).ToList())
        {
            var cells = row.Elements(W + "tc").ToList();
            cells[1].Say(TextOf(cells[1]) + "：" + TextOf(cells[3]));
            cells[3].Remove();
        }

        body.Cell("园区名称", 0).Say("县(市、区)/园区名称: " + TextOf(body.Cell("园区名称", 1)));
        body.Cell("园区名称", 1).Remove();
    }

    private static void NumberInLabel(XElement body)
    {
        foreach (var row in Figures(body).ToList())
        {
            var cells = row.Elements(W + "tc").ToList();
            cells[1].Say(TextOf(cells[0]) + "．" + TextOf(cells[1]));
            cells[0].Say("");
        }
    }

    private static void HalfWidth(XElement body)
    {
        foreach (var row in Figures(body))
        {
            var label = row.Elements(W + "tc").ElementAt(1);
            label.Say(TextOf(label).Replace('（', '(').Replace('）', ')').Replace("“", "\"", StringComparison.Ordinal).Replace("”", "\"", StringComparison.Ordinal).Replace("数", "数　", StringComparison.Ordinal) + " ");
        }
    }

    private static void TrackChanges(XElement body)
    {
        foreach (var run in body.Descendants(W + "r").ToList())
        {
            run.AddBeforeSelf(new XElement(W + "del", new XElement(W + "r", new XElement(W + "delText", "99"))));
            run.ReplaceWith(new XElement(W + "ins", run));
        }
    }

    private static void Fields(XElement body)
    {
        foreach (var run in body.Descendants(W + "r").ToList())
        {
            XElement Mark(string type) => new(W + "r", new XElement(W + "fldChar", new XAttribute(W + "fldCharType", type)));
            run.AddBeforeSelf(Mark("begin"), new XElement(W + "r", new XElement(W + "instrText", " QUOTE 7 ")), Mark("separate"));
            run.AddAfterSelf(Mark("end"));
            run.ReplaceWith(new XElement(W + "hyperlink", run));
        }
    }

    private static void TextBoxes(XElement body)
    {
        XNamespace v = "urn:schemas-microsoft-com:vml", mc = "http://schemas.openxmlformats.org/markup-compatibility/2006";
        foreach (var row in Figures(body))
        {
            var cell = row.Elements(W + "tc").Last();
            XElement Box() => new(W + "pict", new XElement(v + "shape", new XElement(v + "textbox", new XElement(W + "txbxContent", Paragraph(TextOf(cell))))));
            var anchor = new XElement(W + "r", new XElement(mc + "AlternateContent", new XElement(mc + "Choice", new XAttribute("Requires", "wps"), Box()), new XElement(mc + "Fallback", Box())));
            var paragraph = new XElement(W + "p", anchor);
            cell.Say();
            cell.Add(paragraph);
        }
    }

    private static void NestValues(XElement body)
    {
        foreach (var row in Figures(body))
        {
            var cell = row.Elements(W + "tc").Last();
            string said = TextOf(cell);
            cell.Say("");
            cell.Elements(W + "p").Last().AddBeforeSelf(new XElement(W + "tbl", new XElement(W + "tr", new XElement(W + "tc", Paragraph(said)))));
        }
    }
}
