namespace ExpertReview.Scoring;

/// <summary>
/// Gives the places of one type to tie classes, best class first. A tie is never cut: where a class is for fewer places than
/// it has members, all of those members are reported as tied and the places count as taken.
/// </summary>
internal sealed class CutLine(RankingRules rules, string type)
{
    private readonly Dictionary<string, int> _takenByGroup = new(StringComparer.Ordinal);
    private readonly int? _quota = rules.QuotaOf(type);
    private readonly Fraction? _minimum = rules.MinimumTotalOf(type) is { } minimum ? Fraction.Of(minimum) : null;
    private int _left = rules.PlacesOf(type) ?? int.MaxValue;

    public List<UnresolvedTie> UnresolvedTies { get; } = [];

    /// <summary>Places the next class; classes must come best first.</summary>
    /// <returns>Placement and reason of each member, in the order of the members.</returns>
    public IReadOnlyList<(Placement Placement, PlacementReason Reason)> Place(TieClass next)
    {
        if (next.Members[0].Total < _minimum)
            return [.. next.Members.Select(_ => (Placement.Outside, PlacementReason.BelowMinimumTotal))];
        if (_left == 0)
            return [.. next.Members.Select(_ => (Placement.Outside, PlacementReason.BelowCutLine))];

        Candidate[] members = [.. next.Members.Select(member => member.Candidate)];
        Candidate[] open = [.. members.Where(member => RoomOf(member.Group) > 0)];
        var byGroup = open.GroupBy(member => member.Group).ToArray();
        long claims = byGroup.Sum(group => (long)Math.Min(group.Count(), RoomOf(group.Key)));
        var placements = claims > _left ? TieAtCutLine(open) : Take(byGroup);
        return
        [
            .. members.Select(member =>
                placements.GetValueOrDefault(member.Application, (Placement.OverGroupQuota, PlacementReason.GroupQuotaFilled))),
        ];
    }

    private int RoomOf(string? group) =>
        group is null || _quota is not { } most ? int.MaxValue : most - _takenByGroup.GetValueOrDefault(group);

    private Dictionary<string, (Placement, PlacementReason)> TieAtCutLine(Candidate[] open)
    {
        UnresolvedTies.Add(new([.. open.Select(member => member.Application)], _left, PlacementReason.TiedAtCutLine));
        _left = 0;
        return open.ToDictionary(
            member => member.Application, _ => (Placement.InsideTied, PlacementReason.TiedAtCutLine), StringComparer.Ordinal);
    }

    private Dictionary<string, (Placement, PlacementReason)> Take(IEnumerable<IGrouping<string?, Candidate>> byGroup)
    {
        var placements = new Dictionary<string, (Placement, PlacementReason)>(StringComparer.Ordinal);
        foreach (var group in byGroup)
        {
            int room = RoomOf(group.Key), taken = Math.Min(group.Count(), room);
            bool isTied = group.Count() > room;
            if (isTied)
                UnresolvedTies.Add(new([.. group.Select(member => member.Application)], room, PlacementReason.TiedAtGroupQuota, group.Key));
            foreach (var member in group)
            {
                placements[member.Application] = isTied
                    ? (Placement.InsideTied, PlacementReason.TiedAtGroupQuota)
                    : (Placement.Inside, PlacementReason.Placed);
            }

            // How many of the group go in is certain even where it is open which ones.
            if (group.Key is not null)
                _takenByGroup[group.Key] = _takenByGroup.GetValueOrDefault(group.Key) + taken;
            _left -= _left == int.MaxValue ? 0 : taken;
        }

        return placements;
    }
}
