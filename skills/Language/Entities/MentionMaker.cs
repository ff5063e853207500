using SalesAssistant.Data;
using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.Language.Entities;

/// <summary>Chosen hits → mentions: spans grow over a place before and a title behind, candidates are weighed against each other, best first.</summary>
internal static class MentionMaker
{
    private const int MostCandidates = 8;
    private const double FarBehind = 0.3;

    public static IReadOnlyList<EntityMention> Make(List<List<NameHit>> chosen, string text, CallerNames scope)
    {
        chosen.Sort(static (a, b) => a[0].Start.CompareTo(b[0].Start));
        var clear = chosen.Where(group => group.Count(hit => hit.Entry.Kind == RecordKind.Customer) == 1)
            .Select(group => group.First(hit => hit.Entry.Kind == RecordKind.Customer)).ToLookup(hit => hit.Entry.Id);
        var mentions = new List<EntityMention>();
        for (var i = 0; i < chosen.Count; i++)
        {
            var from = i == 0 ? 0 : chosen[i - 1][0].End;
            var to = i + 1 < chosen.Count ? chosen[i + 1][0].Start : text.Length;
            mentions.Add(One(chosen[i], text, scope, from, to, clear));
        }

        return mentions;
    }

    private static EntityMention One(List<NameHit> group, string text, CallerNames scope, int from, int to, ILookup<long, NameHit> clear)
    {
        int start = group[0].Start, end = group[0].End;
        var place = Place(text, from, start, scope);
        var narrowed = group.Exists(hit => IsNarrowed(hit, clear));
        var candidates = new List<(NameEntry Entry, NameForm Form, double Score)>();
        foreach (var hit in group)
        {
            var score = hit.Score;
            if (hit.Entry.Kind == RecordKind.Customer && place.Length > 0)
            {
                score += IsAt(hit.Entry, place) ? 0.1 : -0.2;
            }

            if (narrowed && hit.Entry.Kind is RecordKind.Contact or RecordKind.Opportunity && !IsNarrowed(hit, clear))
            {
                score -= 0.2;
            }

            candidates.Add((hit.Entry, hit.Form, Math.Clamp(score, 0.05, 1)));
        }

        var best = candidates
            .GroupBy(candidate => (candidate.Entry.Kind, candidate.Entry.Id, candidate.Entry.Id == 0 ? candidate.Entry.Name : ""))
            .Select(same => same.MaxBy(candidate => candidate.Score))
            .OrderByDescending(candidate => candidate.Score).ThenByDescending(candidate => candidate.Entry.IsOpen).ThenByDescending(candidate => candidate.Entry.LastTouched).ThenBy(candidate => candidate.Entry.Id)
            .ToList();
        best = [.. best.Where(candidate => best[0].Score - candidate.Score <= FarBehind).Take(MostCandidates)];
        if (place.Length > 0 && best[0].Entry.Kind == RecordKind.Customer && IsAt(best[0].Entry, place))
        {
            start -= place.Length;
        }

        if (best[0].Entry.Kind is RecordKind.Contact or RecordKind.User && best[0].Form is NameForm.Full or NameForm.Given or NameForm.Misheard && end < to)
        {
            end = Math.Min(to, end + scope.Snapshot.Lexicon.People.FormLength(text, end));
        }

        return new EntityMention(new Span(start, end - start), [.. best.Select(candidate => Candidate(candidate.Entry, candidate.Form, candidate.Score))]);
    }

    /// <summary>A person or deal of a customer that another stretch of the text clearly names.</summary>
    private static bool IsNarrowed(NameHit hit, ILookup<long, NameHit> clear) =>
        hit.Entry.Kind is RecordKind.Contact or RecordKind.Opportunity && clear[hit.Entry.CustomerId].Any(customer => customer.Start != hit.Start);

    private static EntityCandidate Candidate(NameEntry entry, NameForm form, double score) =>
        new(entry.Ref, FormName(form), Math.Round(score, 3), entry.CustomerId == 0 ? null : entry.CustomerId);

    /// <summary>The place name right before the stretch, such as 合肥 in 合肥天元; empty when none.</summary>
    private static string Place(string text, int from, int start, CallerNames scope)
    {
        for (var length = Math.Min(4, start - from); length >= 2; length--)
        {
            var place = text.Substring(start - length, length);
            if (scope.Snapshot.Lexicon.Places.Contains(place.TrimEnd('市', '省')))
            {
                return place;
            }
        }

        return "";
    }

    private static bool IsAt(NameEntry customer, string place)
    {
        var bare = place.TrimEnd('市', '省');
        return (customer.Title is { Length: > 0 } city && (city.StartsWith(bare, StringComparison.Ordinal) || bare.StartsWith(city, StringComparison.Ordinal)))
            || customer.Name.Contains(bare, StringComparison.Ordinal);
    }

    private static string FormName(NameForm form) => form switch
    {
        NameForm.Full => "full",
        NameForm.Short => "short",
        NameForm.English => "english",
        NameForm.Former => "former",
        NameForm.Given => "given",
        NameForm.Title => "title",
        NameForm.Part => "part",
        NameForm.Misheard => "misheard",
        NameForm.Region => "region",
        _ => "team",
    };
}
