namespace ExpertReview.Scoring;

/// <summary>A division of the N ratings into levels.</summary>
/// <param name="Kind">What the levels are.</param>
/// <param name="Of">The level of each rating.</param>
/// <param name="Levels">Number of levels; each has a rating.</param>
internal sealed record CrossedFactor(EffectKind Kind, int[] Of, int Levels)
{
    /// <summary>True when the other factor puts the same ratings together.</summary>
    public bool Divides(CrossedFactor other)
    {
        if (Levels != other.Levels)
            return false;
        int[] partner = new int[Levels];
        Array.Fill(partner, -1);
        for (int r = 0; r < Of.Length; r++)
        {
            ref int known = ref partner[Of[r]];
            if (known < 0)
                known = other.Of[r];
            else if (known != other.Of[r])
                return false;
        }

        return true;
    }
}
