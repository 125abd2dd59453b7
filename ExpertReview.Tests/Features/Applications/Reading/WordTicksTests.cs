using System.Xml.Linq;
using ExpertReview.Web.Features.Applications;
using ExpertReview.Web.Features.Applications.Reading;
using static ExpertReview.Tests.Features.Applications.Reading.FilledForms;

namespace ExpertReview.Tests.Features.Applications.Reading;

public sealed class WordTicksTests
{
    private static readonly string[] Types = ["省级重点产业集群核心区", "省级重点产业集群协同区", "省级“新星”产业群"];

    [Theory]
    [InlineData("☑{0} □{1} □{2}")]
    [InlineData("■{0} □{1} □{2}")]
    [InlineData("√{0} □{1} □{2}")]
    [InlineData("☒ {0}  ☐ {1}  ☐ {2}")]
    [InlineData("✔{0}□{1}□{2}")]
    [InlineData("●{0} ○{1} ○{2}")]
    [InlineData("(√){0} ( ){1} (  ){2}")]
    [InlineData("（√）{0} （　）{1} （　）{2}")]
    [InlineData("[x] {0} [ ] {1} [ ] {2}")]
    [InlineData("□√{0} □{1} □{2}")]
    [InlineData("□{0}√ □{1} □{2}")]
    [InlineData("{0}☑ {1}□ {2}□")]
    [InlineData("{0}√ {1} {2}")]
    [InlineData("√{0} {1} {2}")]
    [InlineData("×{0} □{1} □{2}")]
    [InlineData("√{0} ×{1} ×{2}")]
    [InlineData("{0}")]
    [InlineData("□{1} □{2} ☑{0}")]
    public void One_ticked_box_is_the_answer(string layout)
    {
        for (int ticked = 0; ticked < 3; ticked++)
        {
            string[] order = [Types[ticked], Types[(ticked + 1) % 3], Types[(ticked + 2) % 3]];
            var reading = ReadChanged("app-001", body => body.Cell("申报类型", 1).Say(string.Format(null, layout, order)));

            Assert.Equal(Types[ticked], reading.Answers!["type"]);
        }
    }

    [Theory]
    [InlineData("☑省级重点产业集群核心区 ☑省级重点产业集群协同区 □省级“新星”产业群", FormProblemCode.TypeAmbiguous)]
    [InlineData("☑省级重点产业集群核心区 √省级重点产业集群协同区", FormProblemCode.TypeAmbiguous)]
    [InlineData("□省级重点产业集群核心区 □省级重点产业集群协同区 □省级“新星”产业群", FormProblemCode.TypeMissing)]
    [InlineData("省级重点产业集群核心区 省级重点产业集群协同区 省级“新星”产业群", FormProblemCode.TypeMissing)]
    [InlineData("", FormProblemCode.TypeMissing)]
    [InlineData("国家级集群", FormProblemCode.ChoiceUnknown)]
    public void No_type_or_two_types_are_reported(string said, FormProblemCode code)
    {
        var reading = ReadChanged("app-001", body => body.Cell("申报类型", 1).Say(said));

        Assert.False(reading.IsReadable);
        Assert.Null(reading.TypeCode);
        Assert.Contains(reading.Problems, problem => problem is { Field: "type" } && problem.Code == code);
    }

    [Fact]
    public void Two_boxes_of_the_X_system_or_none_are_reported()
    {
        var two = ReadChanged("app-001", body => body.Cell("体系类型", 1).Say("☑未来产业先导区 □中小企业特色产业集群 ☑“新星”产业群 □无"));
        var none = ReadChanged("app-001", body => body.Cell("体系类型", 1).Say("□未来产业先导区 □中小企业特色产业集群 □“新星”产业群 □无"));

        Assert.Contains(two.Problems, problem => problem is { Field: "x", Code: FormProblemCode.ChoiceAmbiguous, IsFatal: true });
        Assert.Contains(none.Problems, problem => problem is { Field: "x", Code: FormProblemCode.ChoiceMissing, IsFatal: false });
    }

    [Fact]
    public void Check_boxes_of_every_make_are_read()
    {
        XElement Boxes(Func<bool, XElement> box) => new(W + "p", box(false), Run("省级重点产业集群核心区 "), box(false), Run("省级重点产业集群协同区 "), box(true), Run("省级“新星”产业群"));
        var makes = new Func<bool, XElement>[] { ContentControl, FormCheckBox, SymbolCharacter, SymbolFont };
        foreach (var make in makes)
        {
            var reading = ReadChanged("app-001", body =>
            {
                var cell = body.Cell("申报类型", 1);
                cell.Say();
                cell.Add(Boxes(make));
            });

            Assert.Equal("省级“新星”产业群", reading.Answers!["type"]);
        }
    }

    [Fact]
    public void Presence_comes_with_its_description_wherever_it_stands()
    {
        var reading = ReadChanged("app-001", body =>
        {
            body.Cell("工作机制", 1).Say("√有 □无");
            body.Cell("工作机制", 2).Say("如有，简要介绍有关情况，300字以内。", "成立专班，有专人负责。");
            body.Cell("专项政策", 1).Say("□有 ☑无 尚在起草");
            body.Cell("专项政策", 2).Say("");
            body.Cell("集群发展促进组织", 1).Say("有");
        });

        Assert.Equal(("有", "成立专班，有专人负责。"), (reading.Answers!["organization.工作机制"], reading.Answers["organization.工作机制.text"]));
        Assert.Equal(("无", "尚在起草"), (reading.Answers["organization.专项政策"], reading.Answers["organization.专项政策.text"]));
        Assert.Equal("有", reading.Answers["organization.集群发展促进组织"]);
    }

    private static XElement ContentControl(bool ticked) => new(
        W + "sdt",
        new XElement(W + "sdtPr", new XElement(W14 + "checkbox", new XElement(W14 + "checked", new XAttribute(W14 + "val", ticked ? "1" : "0")))),
        new XElement(W + "sdtContent", Run(ticked ? "☒" : "☐")));

    private static XElement FormCheckBox(bool ticked) => new(
        W + "r",
        new XElement(
            W + "fldChar",
            new XAttribute(W + "fldCharType", "begin"),
            new XElement(W + "ffData", new XElement(W + "checkBox", new XElement(W + "sizeAuto"), new XElement(W + "default", new XAttribute(W + "val", ticked ? "1" : "0"))))),
        new XElement(W + "instrText", " FORMCHECKBOX "),
        new XElement(W + "fldChar", new XAttribute(W + "fldCharType", "end")));

    private static XElement SymbolCharacter(bool ticked) => new(
        W + "r", new XElement(W + "sym", new XAttribute(W + "font", "Wingdings 2"), new XAttribute(W + "char", ticked ? "F052" : "F0A3")));

    private static XElement SymbolFont(bool ticked) => new(
        W + "r",
        new XElement(W + "rPr", new XElement(W + "rFonts", new XAttribute(W + "ascii", "Wingdings 2"), new XAttribute(W + "hAnsi", "Wingdings 2"))),
        new XElement(W + "t", ticked ? "R" : "£"));
}
