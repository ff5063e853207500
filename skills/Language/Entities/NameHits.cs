namespace SalesAssistant.Skills.Language.Entities;

/// <summary>A record that a stretch of the text may mean.</summary>
internal readonly record struct NameHit(int Start, int Length, NameEntry Entry, NameForm Form, double Score)
{
    public int End => Start + Length;
}

/// <summary>Looks keys up in all segments, within the caller's rights.</summary>
internal sealed class NameHits(CallerNames scope)
{
    private const int ShortList = 64;
    private const int MostOfAll = 64;

    /// <summary>Everything found so far.</summary>
    public List<NameHit> All { get; } = [];

    /// <summary>Adds what <paramref name="key"/> means to a caller; false when nothing visible.</summary>
    public bool Add(ulong key, int start, int length, double weight = 1, NameForm? form = null)
    {
        var before = All.Count;
        foreach (var segment in scope.Snapshot.Segments)
        {
            var list = segment.Find(key);
            if (list.Length <= ShortList || scope.Owners is not { } owners)
            {
                AddAll(segment, list, start, length, weight, form);
                continue;
            }

            foreach (var owner in owners)
            {
                AddAll(segment, segment.Of(list, owner), start, length, weight, form);
            }
        }

        return All.Count > before;
    }

    private void AddAll(NameSegment segment, ReadOnlySpan<Posting> list, int start, int length, double weight, NameForm? form)
    {
        var added = 0;
        foreach (var posting in list)
        {
            var entry = segment.Entries[posting.Entry];
            if (scope.Snapshot.IsCurrent(entry) && scope.CanSee(entry))
            {
                All.Add(new NameHit(start, length, entry, form ?? posting.Form, posting.Score * weight / 100));
                if (++added >= MostOfAll)
                {
                    return;
                }
            }
        }
    }
}
