using Code = ExpertReview.Web.Features.Programs.RulesetProblemCode;

namespace ExpertReview.Web.Features.Programs;

/// <summary>The dated mountain-and-island lists: one is in force, each names its source and counties of the gazetteer.</summary>
internal static class MountainIslandCheck
{
    public static IEnumerable<RulesetProblem> Problems(MountainIslandLists lists)
    {
        if (lists.Lists.All(list => list.From != lists.InForce))
            yield return new("mountainIsland.inForce", Code.NoListInForce, lists.InForce);
        var dates = new HashSet<DateOnly>();
        foreach (var (index, list) in lists.Lists.Index())
        {
            string path = $"mountainIsland.lists[{index}]";
            if (!dates.Add(list.From))
                yield return new($"{path}.from", Code.DuplicateListDate, list.From);
            foreach (var problem in RulesetCheck.Text($"{path}.source", list.Source))
                yield return problem;
            if (list.Counties.Count == 0)
                yield return new($"{path}.counties", Code.Empty);
            foreach (string unknown in list.Counties.Where(code => Divisions.Find(code) is not { IsCity: false }))
                yield return new($"{path}.counties", Code.UnknownCounty, unknown);
            foreach (var twice in list.Counties.CountBy(code => code).Where(count => count.Value > 1))
                yield return new($"{path}.counties", Code.DuplicateCounty, Divisions.Find(twice.Key)?.Name ?? twice.Key);
        }
    }
}
