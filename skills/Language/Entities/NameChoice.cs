namespace SalesAssistant.Skills.Language.Entities;

/// <summary>Of names that overlap, the longest stays; of names of the same stretch, all stay.</summary>
internal static class NameChoice
{
    public static List<List<NameHit>> Choose(List<NameHit> hits, string text)
    {
        var groups = hits.GroupBy(hit => (hit.Start, hit.Length))
            .Select(group => group.ToList())
            .OrderByDescending(group => group[0].Length)
            .ThenByDescending(group => group.Max(hit => hit.Score))
            .ThenBy(group => group[0].Start);
        var taken = new bool[text.Length];
        var chosen = new List<List<NameHit>>();
        foreach (var group in groups)
        {
            var isFree = true;
            for (var i = group[0].Start; i < group[0].End; i++)
            {
                isFree &= !taken[i];
            }

            if (isFree)
            {
                chosen.Add(group);
                Array.Fill(taken, true, group[0].Start, group[0].Length);
            }
        }

        return chosen;
    }
}
