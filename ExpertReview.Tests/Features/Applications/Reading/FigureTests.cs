using System.Globalization;
using ExpertReview.Web.Features.Applications;
using ExpertReview.Web.Features.Applications.Reading;
using FsCheck;
using FsCheck.Fluent;
using static ExpertReview.Tests.Features.Applications.Reading.FilledForms;

namespace ExpertReview.Tests.Features.Applications.Reading;

public sealed class FigureTests
{
    [Theory]
    [InlineData("1947.12", "1947.12")]
    [InlineData("１９４７．１２", "1947.12")]
    [InlineData("1,947.12", "1947.12")]
    [InlineData("1，947.12亿元", "1947.12")]
    [InlineData("1'947.12", "1947.12")]
    [InlineData("1 947.12 亿", "1947.12")]
    [InlineData("约 1947.12 亿元", "1947.12")]
    [InlineData("人民币1947.12亿元", "1947.12")]
    [InlineData("亿元 1947.12", "1947.12")]
    [InlineData("1947.1\n2", "1947.12")]
    [InlineData("1.2万亿元", "12000")]
    [InlineData("19.00", "19")]
    [InlineData("0", "0")]
    [InlineData("/", null)]
    [InlineData("—", null)]
    [InlineData("——", null)]
    [InlineData("无", null)]
    [InlineData("不涉及", null)]
    [InlineData("", null)]
    public void A_revenue_is_read_exactly(string said, string? expected)
    {
        var reading = ReadChanged("app-002", body => body.Cell("2025年集群规上企业营业收入", 3).Say(said.Split('\n')));

        Assert.Equal(expected, reading.Answers!["scale.1"]);
        Assert.DoesNotContain(reading.Problems, problem => problem.Field == "scale.1");
    }

    [Theory]
    [InlineData("9.1%", "9.1")]
    [InlineData("９．１％", "9.1")]
    [InlineData("-9.1", "-9.1")]
    [InlineData("－9.1%", "-9.1")]
    [InlineData("负9.1%", "-9.1")]
    [InlineData("+9.1", "9.1")]
    [InlineData("百分之9.1", "9.1")]
    public void A_growth_rate_may_be_negative(string said, string expected)
    {
        var reading = ReadChanged("app-002", body => body.Cell("营业收入增速", 3).Say(said));

        Assert.Equal(expected, reading.Answers!["scale.2"]);
        Assert.DoesNotContain(reading.Problems, problem => problem.Field == "scale.2");
    }

    [Theory]
    [InlineData("营业收入增速", "scale.2", "9.1亿元", FormProblemCode.UnitDiffers)]
    [InlineData("2025年集群规上企业营业收入", "scale.1", "300000万元", FormProblemCode.UnitDiffers)]
    [InlineData("2025年集群规上企业营业收入", "scale.1", "3万", FormProblemCode.UnitDiffers)]
    [InlineData("2025年集群规上企业营业收入", "scale.1", "12%", FormProblemCode.UnitDiffers)]
    [InlineData("2025年集群规上企业营业收入", "scale.1", "45亿美元", FormProblemCode.UnitDiffers)]
    [InlineData("2025年集群规上企业营业收入", "scale.1", "很多", FormProblemCode.NotANumber)]
    [InlineData("2025年集群规上企业营业收入", "scale.1", "40-50", FormProblemCode.NotANumber)]
    [InlineData("2025年集群规上企业营业收入", "scale.1", "1,94", FormProblemCode.NotANumber)]
    [InlineData("2025年集群规上企业营业收入", "scale.1", "1.9.4", FormProblemCode.NotANumber)]
    [InlineData("2025年集群规上企业营业收入", "scale.1", "99999999999999999999999999999", FormProblemCode.NotANumber)]
    [InlineData("2025年集群规上企业营业收入", "scale.1", "-3", FormProblemCode.NegativeNumber)]
    [InlineData("上市企业数量", "scale.7", "3.5", FormProblemCode.NotACount)]
    [InlineData("上市企业数量", "scale.7", "-3", FormProblemCode.NegativeNumber)]
    [InlineData("上市企业数量", "scale.7", "3（含新三板1家）", FormProblemCode.NotANumber)]
    [InlineData("上市企业数量", "scale.7", "3人", FormProblemCode.UnitDiffers)]
    public void What_is_no_such_figure_is_reported_and_kept(string label, string field, string said, FormProblemCode code)
    {
        var reading = ReadChanged("app-002", body => body.Cell(label, 3).Say(said));

        Assert.False(reading.IsReadable);
        Assert.Equal(said, reading.Answers![field]);
        Assert.Contains(reading.Problems, problem => problem.Field == field && problem.Code == code && problem.Arguments[1] == said);
    }

    [Theory]
    [InlineData("1.2万家", "12000")]
    [InlineData("约30户", "30")]
    [InlineData("30个", "30")]
    [InlineData("３０家", "30")]
    [InlineData("30.0", "30")]
    public void A_count_is_read_exactly(string said, string expected) =>
        Assert.Equal(expected, ReadChanged("app-002", body => body.Cell("上市企业数量", 3).Say(said)).Answers!["scale.7"]);

    [Fact]
    public void A_unit_changed_in_its_column_is_not_passed_over()
    {
        var reading = ReadChanged("app-002", body => body.Cell("2025年集群规上企业营业收入", 2).Say("万元"));

        Assert.Contains(reading.Problems, problem => problem is { Field: "scale.1", Code: FormProblemCode.UnitDiffers });
    }

    [Fact]
    public void Every_way_of_writing_a_decimal_gives_the_same_decimal() => Prop.ForAll(
        (from cents in Gen.Choose(0, 999_999_999)
         from style in Gen.Choose(0, 5)
         select (cents / 100m, style)).ToArbitrary(),
        ((decimal Number, int Style) drawn) =>
        {
            string plain = drawn.Number.ToString("0.##", CultureInfo.InvariantCulture), grouped = drawn.Number.ToString("#,0.##", CultureInfo.InvariantCulture);
            string said = drawn.Style switch
            {
                0 => plain,
                1 => grouped,
                2 => grouped.Replace(',', '，') + "亿元",
                3 => "约" + grouped.Replace(',', ' ') + " 亿元",
                4 => string.Concat(plain.Select(letter => letter is >= '0' and <= '9' ? (char)(letter - '0' + '０') : '．')),
                _ => "亿元" + grouped,
            };
            return AnswerText.Canonical(Scheme.Form.Field("scale.1")!, said) == plain;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_canonical_answer_stays_as_it_is()
    {
        foreach (var answers in Names.Select(name => Read(Form(name)).Answers!))
        {
            foreach (var field in Scheme.Form.Fields)
                Assert.Equal(answers[field.Code], AnswerText.Canonical(field, answers[field.Code]));
        }
    }
}
