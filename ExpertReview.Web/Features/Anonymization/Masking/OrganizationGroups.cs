namespace ExpertReview.Web.Features.Anonymization.Masking;

/// <summary>An organization as some field or text writes it.</summary>
/// <param name="Key">Its name in comparable form.</param>
/// <param name="Entity">Set where it is known what it is: the applicant itself.</param>
internal sealed record NamedOrganization(string Key, MaskKind Kind, MaskReason Reason, string? Entity = null);

/// <summary>Finds out which of the names of an application name the same organization.</summary>
internal static class OrganizationGroups
{
    /// <summary>
    /// The terms of all names, in the order of the names, and the entity of each name. A trade name that two organizations
    /// share (瑞远农机, 瑞远医药) belongs to neither and stands for itself.
    /// </summary>
    internal static (List<IdentityTerm> Terms, Dictionary<string, (MaskKind Kind, string Entity)> Entities) Group(
        IEnumerable<NamedOrganization> names, IReadOnlyList<string> places, IReadOnlyCollection<string> tracks)
    {
        NamedOrganization[] distinct = [.. names.DistinctBy(name => name.Key)];
        var heads = new List<(string Bare, string Trade, string Entity, MaskKind Kind)>();
        var entities = new Dictionary<string, (MaskKind Kind, string Entity)>(StringComparer.Ordinal);
        foreach (var name in distinct.OrderByDescending(name => name.Entity is not null)
            .ThenByDescending(name => OrganizationNames.Bare(name.Key, places).Length)
            .ThenByDescending(name => name.Key.Length)
            .ThenBy(name => name.Key, StringComparer.Ordinal))
        {
            string bare = OrganizationNames.Bare(name.Key, places);
            var same = OrdinaryWords.IsGeneric(bare) ? [] : heads.Where(head => head.Bare == bare).Take(1).ToList();
            if (same.Count == 0 && !OrdinaryWords.IsGeneric(bare))
                same = heads.FindAll(head => head.Trade == bare || (bare.Length >= 3 && head.Bare.StartsWith(bare, StringComparison.Ordinal)));
            if (same.Count == 1)
            {
                entities.Add(name.Key, (same[0].Kind, same[0].Entity));
                continue;
            }

            string entity = name.Entity ?? "organization:" + name.Key;
            heads.Add((bare, OrdinaryWords.WithoutGenericTail(bare), entity, name.Kind));
            entities.Add(name.Key, (name.Kind, entity));
        }

        var forms = distinct
            .SelectMany(name => OrganizationNames.FormsOf(name.Key, places, tracks)
                .Select(form => new IdentityTerm(form, entities[name.Key].Kind, entities[name.Key].Entity, name.Reason)))
            .ToList();
        var shared = forms.GroupBy(term => term.Text)
            .Where(group => !entities.ContainsKey(group.Key) && group.Select(term => term.Entity).Distinct().Count() > 1)
            .Select(group => group.Key)
            .ToHashSet();
        var terms = forms.Where(term => !shared.Contains(term.Text))
            .Concat(forms.Where(term => shared.Contains(term.Text)).Select(term => term with { Entity = "shared:" + term.Text }))
            .DistinctBy(term => term.Text)
            .ToList();
        return (terms, entities);
    }
}
