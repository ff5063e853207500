namespace SalesAssistant.Skills.VisitNotes;

/// <summary>Whether a place in words is a customer's: its name stands in it, or its address and the place hold the same street and number.</summary>
internal sealed class PlaceMatch
{
    private const int LongestPlace = 200;
    private const int ShortestName = 2;
    private const int ShortestAddress = 6;
    private const int StreetLetters = 2;
    private readonly string _place;
    private readonly HashSet<string> _doors;

    public PlaceMatch(string place)
    {
        _place = Fold(place);
        _doors = Doors(_place);
    }

    /// <summary>A customer as far as places go.</summary>
    internal sealed record Site(long Id, string Name, string? ShortName, string? City, string? BusinessAddress, string? RegisteredAddress);

    public bool Fits(Site site) => IsNamed(site.Name) || IsNamed(site.ShortName) || IsAt(site, site.BusinessAddress) || IsAt(site, site.RegisteredAddress);

    private bool IsNamed(string? name) => name is not null && Fold(name) is { Length: >= ShortestName } folded && _place.Contains(folded, StringComparison.Ordinal);

    private bool IsAt(Site site, string? address)
    {
        if (address is null || Fold(address) is not { Length: > 0 } folded)
        {
            return false;
        }

        // Every city has the same streets.
        return (folded.Length >= ShortestAddress && _place.Contains(folded, StringComparison.Ordinal))
            || (_place.Length >= ShortestAddress && folded.Contains(_place, StringComparison.Ordinal))
            || ((site.City is not { Length: > 0 } city || _place.Contains(Fold(city).TrimEnd('市'), StringComparison.Ordinal)) && Doors(folded).Overlaps(_doors));
    }

    // 湖街328 of 星湖街328号: a street's last letters and the number in it. 3楼 and 5室 are no doors.
    private static HashSet<string> Doors(string folded)
    {
        var doors = new HashSet<string>();
        for (var start = 0; start < folded.Length; start++)
        {
            if (!char.IsAsciiDigit(folded[start]))
            {
                continue;
            }

            var end = start;
            while (end < folded.Length && char.IsAsciiDigit(folded[end]))
            {
                end++;
            }

            if (end < folded.Length && folded[end] == '号' && start >= StreetLetters && folded[(start - StreetLetters)..start].All(char.IsLetter))
            {
                doors.Add(folded[(start - StreetLetters)..end]);
            }

            start = end;
        }

        return doors;
    }

    // Half-width, lower case, letters and digits only.
    private static string Fold(string text) =>
        string.Concat(text[..Math.Min(text.Length, LongestPlace)].Select(letter => letter is >= '０' and <= '９' ? (char)(letter - '０' + '0') : char.ToLowerInvariant(letter)).Where(char.IsLetterOrDigit));
}
