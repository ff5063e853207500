using System.Collections.Immutable;

namespace SalesAssistant.Skills.Language.Lexicons;

/// <summary>What a text must hold for an entry of a phrase list to stand in it: a few letter groups of one to three characters, case folded. Read from the expression itself; where it tells nothing, nothing is demanded.</summary>
internal sealed class EntryPattern
{
    private const int GroupLength = 3;
    private const int MostGroups = 120;
    private const int MostInClass = 12;
    private readonly string _pattern;
    private int _at;
    private bool _isStrange;

    private EntryPattern(string pattern) => _pattern = pattern;

    // A beginning of what is matched. Closed: nothing is known of what follows.
    private readonly record struct Beginning(string Letters, bool IsClosed);

    private sealed record Piece(ImmutableArray<Beginning> Beginnings, ImmutableArray<string> Needed);

    /// <summary>The alternatives of an expression at its outermost level, in order.</summary>
    public static IEnumerable<string> Alternatives(string pattern)
    {
        int depth = 0, from = 0;
        var inClass = false;
        for (var at = 0; at < pattern.Length; at++)
        {
            switch (pattern[at])
            {
                case '\\':
                    at++;
                    break;
                case '[' when !inClass:
                    inClass = true;
                    break;
                case ']' when inClass:
                    inClass = false;
                    break;
                case '(' when !inClass:
                    depth++;
                    break;
                case ')' when !inClass:
                    depth--;
                    break;
                case '|' when depth == 0 && !inClass:
                    yield return pattern[from..at];
                    from = at + 1;
                    break;
            }
        }

        yield return pattern[from..];
    }

    /// <summary>Letter groups of which every text that matches holds at least one; empty when there is no such set.</summary>
    public static ImmutableArray<string> Needed(string pattern)
    {
        var reader = new EntryPattern(pattern);
        var needed = reader.Choice();
        return reader._at == pattern.Length && !reader._isStrange ? needed.Needed : [];
    }

    /// <summary>The same for a word without any signs.</summary>
    public static ImmutableArray<string> NeededLiteral(string word)
    {
        var known = word.TakeWhile(c => !HasOddCases(c)).Take(GroupLength).Select(Fold).ToArray();
        return known.Length == 0 ? [] : [new string(known)];
    }

    /// <summary>A character as it counts here: letters that the expressions take for one are one. Wider than they are is safe.</summary>
    public static char Fold(char c) => c switch
    {
        >= 'A' and <= 'Z' => (char)(c | ' '),
        '\u0130' or '\u0131' => 'i',
        '\u017f' => 's',
        '\u212a' => 'k',
        _ => c,
    };

    private Piece Choice()
    {
        var pieces = new List<Piece> { Row() };
        while (_at < _pattern.Length && _pattern[_at] == '|')
        {
            _at++;
            pieces.Add(Row());
        }

        return pieces is [var only] ? only : new Piece(
            Cut([.. pieces.SelectMany(piece => piece.Beginnings)]),
            pieces.Exists(piece => piece.Needed.IsEmpty) ? [] : Few([.. pieces.SelectMany(piece => piece.Needed).Distinct()]));
    }

    private Piece Row()
    {
        var pieces = new List<Piece>();
        while (_at < _pattern.Length && _pattern[_at] is not ('|' or ')'))
        {
            pieces.Add(Repeated(One()));
        }

        // The best of what stands from any place on, and of what its parts need by themselves.
        ImmutableArray<string> best = [];
        ImmutableArray<Beginning> behind = [new("", false)];
        for (var i = pieces.Count - 1; i >= 0; i--)
        {
            behind = Joined(pieces[i].Beginnings, behind);
            best = Better(best, pieces[i].Needed);
            best = Better(best, Groups(behind));
        }

        return new Piece(behind, best);
    }

    private Piece Repeated(Piece piece)
    {
        int least = 1, most = 1;
        if (_at < _pattern.Length && _pattern[_at] is '?' or '*' or '+')
        {
            (least, most) = _pattern[_at] switch { '?' => (0, 1), '*' => (0, int.MaxValue), _ => (1, int.MaxValue) };
            _at++;
        }
        else if (_at < _pattern.Length && _pattern[_at] == '{')
        {
            var end = _pattern.IndexOf('}', _at);
            var bounds = _pattern[(_at + 1)..end].Split(',');
            least = int.Parse(bounds[0], System.Globalization.CultureInfo.InvariantCulture);
            most = bounds.Length == 1 ? least : int.MaxValue;
            _at = end + 1;
        }
        else
        {
            return piece;
        }

        if (_at < _pattern.Length && _pattern[_at] == '?')
        {
            _at++;
        }

        var beginnings = most == 1 ? piece.Beginnings : [.. piece.Beginnings.Select(one => one with { IsClosed = true })];
        return least == 0 ? new Piece([.. beginnings, new("", false)], []) : new Piece(beginnings, piece.Needed);
    }

    private Piece One()
    {
        var c = _pattern[_at++];
        switch (c)
        {
            case '(':
                return Group();
            case '[':
                return Class();
            case '.':
                return Anything;
            case '^' or '$':
                return Nothing;
            case '\\':
                return Escaped(_pattern[_at++]);
            default:
                return Letters([c]);
        }
    }

    private Piece Escaped(char letter)
    {
        if (!char.IsLetterOrDigit(letter))
        {
            return Letters([letter]);
        }

        _isStrange |= letter is not ('b' or 'B' or 'd' or 'D' or 's' or 'S' or 'w' or 'W');
        return letter is 'b' or 'B' ? Nothing : Anything;
    }

    private Piece Group()
    {
        var looks = false;
        if (_pattern[_at] == '?')
        {
            var kind = _pattern[_at + 1];
            var isBehind = kind == '<' && _pattern[_at + 2] is '=' or '!';
            looks = isBehind || kind is '=' or '!';
            _isStrange |= !looks && kind != ':';
            _at += isBehind ? 3 : 2;
        }

        var inner = Choice();
        _at++;
        return looks ? Nothing : inner;
    }

    private Piece Class()
    {
        var letters = new List<char>();
        var isOpen = _pattern[_at] == '^';
        while (_pattern[_at] != ']')
        {
            var c = _pattern[_at++];
            if (c == '\\')
            {
                isOpen |= char.IsLetterOrDigit(_pattern[_at]);
                c = _pattern[_at++];
            }

            isOpen |= c == '-' && letters.Count > 0 && _pattern[_at] != ']';
            letters.Add(c);
        }

        _at++;
        return isOpen || letters.Count > MostInClass ? Anything : Letters(letters);
    }

    private static Piece Anything { get; } = new([new("", true)], []);

    private static Piece Nothing { get; } = new([new("", false)], []);

    // Letters with cases beyond a to z are folded by tables that are not looked into here.
    private static bool HasOddCases(char c) => c > 127 && (char.ToUpperInvariant(c) != c || char.ToLowerInvariant(c) != c);

    private static Piece Letters(List<char> letters) =>
        letters.Exists(HasOddCases)
            ? Anything
            : new Piece([.. letters.Select(c => new Beginning(Fold(c).ToString(), false)).Distinct()], [.. letters.Select(c => Fold(c).ToString()).Distinct()]);

    private static ImmutableArray<Beginning> Joined(ImmutableArray<Beginning> first, ImmutableArray<Beginning> behind)
    {
        var joined = new HashSet<Beginning>();
        foreach (var one in first)
        {
            if (one.IsClosed || one.Letters.Length == GroupLength)
            {
                joined.Add(one);
                continue;
            }

            foreach (var next in behind)
            {
                var letters = one.Letters + next.Letters;
                joined.Add(letters.Length >= GroupLength ? new(letters[..GroupLength], true) : new(letters, next.IsClosed));
            }

            if (joined.Count > MostGroups)
            {
                return [.. first.Select(each => each with { IsClosed = true }).Distinct()];
            }
        }

        return Cut([.. joined]);
    }

    private static ImmutableArray<Beginning> Cut(ImmutableArray<Beginning> beginnings) =>
        beginnings.Length <= MostGroups ? beginnings : [new("", true)];

    private static ImmutableArray<string> Few(ImmutableArray<string> groups) => groups.Length <= MostGroups ? groups : [];

    private static ImmutableArray<string> Groups(ImmutableArray<Beginning> beginnings) =>
        beginnings.Any(one => one.Letters.Length == 0) ? [] : [.. beginnings.Select(one => one.Letters).Distinct()];

    private static ImmutableArray<string> Better(ImmutableArray<string> one, ImmutableArray<string> other) =>
        one.IsEmpty ? other : other.IsEmpty || one.Sum(Commonness) <= other.Sum(Commonness) ? one : other;

    // Roughly how often a message holds the group, in thousandths.
    private static int Commonness(string group) => (group[0] < 128, group.Length) switch
    {
        (true, 1) => 500,
        (true, 2) => 60,
        (true, _) => 8,
        (_, 1) => 40,
        (_, 2) => 2,
        _ => 1,
    };
}
