using System.Text;

namespace ExpertReview.Web.Features.Experts;

/// <summary>How the columns of a roster are headed: as the template prints them, or by other usual names.</summary>
public static class RosterColumns
{
    private static readonly Dictionary<RosterColumn, string[]> Names = new()
    {
        [RosterColumn.Code] = ["编号", "专家编号", "code", "expert code"],
        [RosterColumn.Name] = ["姓名", "专家姓名", "name"],
        [RosterColumn.Category] = ["类别", "专家类别", "category"],
        [RosterColumn.City] = ["所在城市", "城市", "设区市", "所在设区市", "city"],
        [RosterColumn.County] = ["所在县（市、区）", "县市区", "所在县", "区县", "county"],
        [RosterColumn.Employer] = ["工作单位", "单位", "所在单位", "employer"],
        [RosterColumn.Phone] = ["手机", "手机号", "联系电话", "电话", "phone"],
        [RosterColumn.Tracks] = ["熟悉赛道", "赛道", "专业领域", "tracks"],
    };

    private static readonly Dictionary<string, RosterColumn> ByName = Names
        .SelectMany(pair => pair.Value.Select(name => (Name: Plain(name), pair.Key)))
        .ToDictionary(pair => pair.Name, pair => pair.Key);

    /// <summary>Columns that a roster must have.</summary>
    public static IReadOnlyList<RosterColumn> Required { get; } = [RosterColumn.Name, RosterColumn.Category, RosterColumn.City, RosterColumn.Employer];

    /// <summary>The heading that the template prints.</summary>
    public static string Heading(RosterColumn column) => Names[column][0];

    /// <summary>The column of a heading, whatever its width, brackets and spaces; null for a column that is not ours.</summary>
    public static RosterColumn? Of(string heading) => ByName.TryGetValue(Plain(heading), out var column) ? column : null;

    private static string Plain(string heading) => string.Concat(heading
        .Normalize(NormalizationForm.FormKC)
        .Where(char.IsLetterOrDigit))
        .ToUpperInvariant();
}
