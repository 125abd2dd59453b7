using ExpertReview.Tests.Support;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Anonymization;
using ExpertReview.Web.Features.Anonymization.Masking;
using ExpertReview.Web.Features.Applications;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Tests.Features.Anonymization;

/// <summary>What experts would read of the whole demo season.</summary>
public abstract class BlindingLeakTests(Dialect dialect)
{
    [Fact]
    public async Task No_blind_copy_of_the_24_demo_forms_holds_a_name_phone_person_or_firm_of_its_form()
    {
        await using var app = new App(dialect);
        var season = await BlindingSeason.StartAsync(app, [.. Enumerable.Range(1, 24)]);

        var results = await season.Making.MakeAllAsync(season.Officer, season.ProgramId);

        Assert.Equal(24, results.Count);
        Assert.All(results, result => Assert.Null(result.Refusal));
        var form = BuiltInSchemes.All["cluster-selection-2026"].Form;
        var codes = new HashSet<string>();
        foreach (string application in season.Applications)
        {
            var answers = await season.AnswersAsync(application);
            var copy = await season.CopyAsync(application);
            Assert.True(codes.Add(copy.BlindCode));
            Assert.Equal(0, copy.Leaks);
            string[] names = [.. Names(answers.Answers, form).Distinct()];
            Assert.True(names.Length > 5, "A form names more than five persons, phones and organizations.");
            Assert.DoesNotContain(names, name => copy.Content.Contains(name, StringComparison.Ordinal));
            // The county or city by its short name too: 余杭, not only 余杭区人民政府.
            if (Divisions.OfApplicant(answers.Applicant) is { } division)
                Assert.DoesNotContain(division.ShortName, copy.Content, StringComparison.Ordinal);
        }
    }

    private static IEnumerable<string> Names(FormAnswers answers, FormDefinition form)
    {
        foreach (var field in form.Fields.Where(field => field.Identity != IdentityKind.None && !field.Code.EndsWith("_title", StringComparison.Ordinal)))
        {
            if (answers[field.Code] is { Length: > 1 } said)
                yield return said;
        }

        foreach (var table in form.Tables)
        {
            foreach (var row in answers.Tables.GetValueOrDefault(table.Code) ?? [])
            {
                foreach (string cell in table.Columns.Zip(row).Where(pair => pair.First.Identity != IdentityKind.None && pair.Second is not null).Select(pair => pair.Second!))
                {
                    foreach (string name in OrganizationNames.Split(cell).Where(name => name.Length > 1))
                        yield return name;
                }
            }
        }
    }
}

public sealed class BlindingLeakTestsOnSqlite() : BlindingLeakTests(Dialect.Sqlite);

public sealed class BlindingLeakTestsOnPostgres() : BlindingLeakTests(Dialect.Postgres);
