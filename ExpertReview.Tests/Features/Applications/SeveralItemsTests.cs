using ExpertReview.Tests.Support;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Applications;
using ExpertReview.Web.Features.Applications.Reading;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Tests.Features.Applications;

/// <summary>Selections in which one applicant applies with several things, such as a firm with its products.</summary>
public abstract class SeveralItemsTests(Dialect dialect)
{
    private static readonly Ruleset Products = BuiltInSchemes.All["quality-products-2026"];

    [Fact]
    public async Task A_firm_applies_with_two_products_of_one_category_and_corrects_one()
    {
        await using var app = new App(dialect);
        Assert.Null(await app.Get<ProgramStore>().CreateAsync(Actor.System, "products", Products, isDemo: false));

        var first = await ImportAsync(app, "轴承 A-1", "800");
        var second = await ImportAsync(app, "轴承 B-2", "900");
        var again = await ImportAsync(app, "轴承Ａ-1", "850");

        Assert.Equal((ImportVerdict.Imported, ImportVerdict.Imported), (first.Verdict, second.Verdict));
        Assert.NotEqual(first.ApplicationId, second.ApplicationId);
        Assert.Equal((ImportVerdict.Differs, first.ApplicationId), (again.Verdict, again.ApplicationId));
    }

    private static async Task<ImportedFile> ImportAsync(App app, string product, string sales)
    {
        var answers = new FormAnswers();
        foreach (var (field, answer) in new[]
        {
            ("applicant", "某某轴承有限公司"), ("product", product), ("type", "先进制造类"), ("track", "高端新材料"), ("district", "新昌县"),
            ("legal_person", "是"), ("in_province", "是"), ("rd_share", "4"), ("launched_on", "2023-05-01"), ("sales", sales), ("brand_quota", "否"),
            ("position", "1"),
        })
            answers.Values[field] = answer;
        using var workbook = new MemoryStream();
        WorkbookTemplate.Write(Products, workbook, answers);
        workbook.Position = 0;
        var files = new List<ImportedFile>();
        await foreach (var file in app.Get<Import>().FileAsync(Actor.System, "products", "product.xlsx", workbook, holdsFaulty: true))
            files.Add(file);
        return Assert.Single(files);
    }
}

public sealed class SeveralItemsOnSqliteTests() : SeveralItemsTests(Dialect.Sqlite);

public sealed class SeveralItemsOnPostgresTests() : SeveralItemsTests(Dialect.Postgres);
