using ExpertReview.Web.Features.Applications.Reading;
using static ExpertReview.Tests.Features.Applications.Reading.FilledForms;

namespace ExpertReview.Tests.Features.Applications.Reading;

public sealed class FormAnswersDifferenceTests
{
    [Fact]
    public void A_form_read_again_changes_nothing() =>
        Assert.Empty(FormAnswersDifference.Between(Read(Form("app-007")).Answers!, Read(Form("app-007")).Answers!, Scheme.Form));

    [Fact]
    public void Changes_of_fields_descriptions_and_rows_are_listed_in_the_forms_order()
    {
        var old = Read(Form("app-001")).Answers!;
        var changed = ReadChanged("app-001", body =>
        {
            body.Cell("2025年集群规上企业营业收入", 3).Say("50.17亿元");
            body.Cell("上市企业数", 3).Say("/");
            body.Cell("工作机制", 2).Say("");
            var rows = body.Row("细分赛道龙头企业情况").Parent!.Elements(W + "tr").ToList();
            rows[3].Elements(W + "tc").ElementAt(4).Say("46");
            rows[4].Remove();
        }).Answers!;

        var changes = FormAnswersDifference.Between(old, changed, Scheme.Form);

        Assert.Equal(new AnswerChange("scale.1", "2025年集群规上企业营业收入", "45.17", "50.17"), changes[0]);
        Assert.Equal(new AnswerChange("scale.7", "上市企业数量", "3", null), changes[1]);
        Assert.Equal(("organization.工作机制.text", null), (changes[2].Field, changes[2].New));
        Assert.Equal(new AnswerChange("leading[2].revenue", "细分赛道龙头企业情况 2 2025年营收（亿元）", "45.2", "46"), changes[3]);
        Assert.Equal(["leading[3].name", "leading[3].honor", "leading[3].product", "leading[3].innovation", "leading[3].revenue",
            "leading[3].rd_share"], changes.Skip(4).Select(change => change.Field));
        Assert.All(changes.Skip(4), change => Assert.Null(change.New));
    }
}
