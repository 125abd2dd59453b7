using System.Text.Json;
using System.Text.Json.Nodes;
using ExpertReview.Web.Features.Applications;
using ExpertReview.Web.Features.Applications.Reading;

namespace ExpertReview.Tests.Features.Applications.Reading;

public sealed class WordFormReaderTests
{
    public static TheoryData<string> Forms => [.. FilledForms.Names];

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_filled_form_comes_out_exactly(string name)
    {
        var reading = FilledForms.Read(FilledForms.Form(name));

        Assert.True(reading.IsReadable, string.Join("\n", reading.Problems));
        var said = ApplicationJson.ToNode(reading.Answers!, FilledForms.Scheme.Form);
        var expected = FilledForms.Expected(name);
        Assert.Equal(expected.Select(pair => pair.Key).Order(), said.Select(pair => pair.Key).Order());
        foreach (var (key, value) in expected)
            Assert.True(JsonNode.DeepEquals(Exact(value), Exact(said[key])), $"{key}: {value?.ToJsonString()} ≠ {said[key]?.ToJsonString()}");
        Assert.NotNull(reading.TypeCode);
        Assert.NotNull(reading.TrackCode);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_answer_tells_where_it_was_read(string name)
    {
        var answers = FilledForms.Read(FilledForms.Form(name)).Answers!;

        Assert.Equal(answers.Values.Where(pair => pair.Value is not null).Select(pair => pair.Key), answers.Sources.Keys.Where(key => !key.Contains('[', StringComparison.Ordinal)));
        Assert.Equal("表2 第3行", answers.Sources["scale.2"]);
        Assert.Equal("表3 第4行", answers.Sources["leading[2].revenue"]);
    }

    [Fact]
    public void The_blank_form_lacks_what_it_must_say()
    {
        var reading = FilledForms.Read(FilledForms.Blank());

        Assert.False(reading.IsReadable);
        Assert.Equal(
            [FormProblemCode.ApplicantMissing, FormProblemCode.TypeMissing, FormProblemCode.ChoiceMissing, FormProblemCode.ChoiceMissing, FormProblemCode.ChoiceMissing, FormProblemCode.ChoiceMissing, FormProblemCode.TrackMissing],
            reading.Problems.Select(problem => problem.Code));
        Assert.Empty(reading.Answers!.Values);
        Assert.All(reading.Answers.Tables.Values, Assert.Empty);
    }

    /// <summary>Numbers by their value: 19.0 is 19, but 45.17 is not 45.170000001.</summary>
    private static JsonNode? Exact(JsonNode? node) => node switch
    {
        JsonObject inner => new JsonObject(inner.Select(pair => KeyValuePair.Create(pair.Key, Exact(pair.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Exact)]),
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => JsonValue.Create(
            decimal.Parse(value.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture).ToString("0.############", System.Globalization.CultureInfo.InvariantCulture)),
        _ => node?.DeepClone(),
    };
}
