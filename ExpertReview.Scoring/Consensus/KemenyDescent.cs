namespace ExpertReview.Scoring;

/// <summary>Good orders by moving single items to their best places until no move helps.</summary>
internal static class KemenyDescent
{
    private const double Improvement = 1e-12;

    /// <summary>The best order reached from two starts: by net majorities, and as the items stand.</summary>
    public static int[] Of(MajorityLosses losses)
    {
        int[] items = [.. Enumerable.Range(0, losses.Count)];
        int[] byMajorities = [.. items.OrderBy(item => items.Sum(other => losses[item, other] - losses[other, item]))];
        int[] first = Descend(losses, byMajorities), second = Descend(losses, items);
        return losses.CostOf(second) < losses.CostOf(first) ? second : first;
    }

    private static int[] Descend(MajorityLosses losses, int[] start)
    {
        List<int> order = [.. start];
        bool moved = true;
        while (moved)
        {
            moved = false;
            foreach (int item in start)
            {
                int from = order.IndexOf(item);
                int to = BestPlace(losses, order, from);
                if (to == from)
                    continue;
                order.RemoveAt(from);
                order.Insert(to, item);
                moved = true;
            }
        }

        return [.. order];
    }

    /// <summary>The place to which moving the item saves most; its own when nothing is saved.</summary>
    private static int BestPlace(MajorityLosses losses, List<int> order, int from)
    {
        int item = order[from], best = from;
        double least = -Improvement, change = 0;
        for (int place = from - 1; place >= 0; place--)
        {
            change += losses[item, order[place]] - losses[order[place], item];
            if (change < least)
                (least, best) = (change, place);
        }

        change = 0;
        for (int place = from + 1; place < order.Count; place++)
        {
            change += losses[order[place], item] - losses[item, order[place]];
            if (change < least)
                (least, best) = (change, place);
        }

        return best;
    }
}
