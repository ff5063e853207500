namespace SalesAssistant.Skills.Language.Entities;

/// <summary>How characters sound, without tones, with the usual confusions of speech and input methods folded (n/l, zh/z, in/ing): names that were misheard meet here.</summary>
internal sealed class SoundTable
{
    private const char First = '\u3400';
    private const char Last = '\u9fff';
    private readonly ushort[] _main = new ushort[Last - First + 1];
    private readonly ushort[] _other = new ushort[Last - First + 1];
    private readonly List<string> _syllables = [""];
    private readonly List<ushort> _folded = [0];

    private SoundTable()
    {
    }

    public static SoundTable Load(string file)
    {
        var table = new SoundTable();
        var ids = new Dictionary<string, ushort>();
        var target = table._main;
        foreach (var line in File.ReadLines(file))
        {
            if (line.StartsWith('#'))
            {
                continue;
            }

            if (line == "=")
            {
                target = table._other;
                continue;
            }

            var space = line.IndexOf(' ', StringComparison.Ordinal);
            var id = table.IdOf(line[..space], ids);
            foreach (var character in line.AsSpan(space + 1))
            {
                if (character is >= First and <= Last && target[character - First] == 0)
                {
                    target[character - First] = id;
                }
            }
        }

        return table;
    }

    /// <summary>The usual reading, folded; 0 when the character has none.</summary>
    public ushort Folded(char character) => _folded[Main(character)];

    /// <summary>A further reading, folded; 0 when there is none or it sounds the same.</summary>
    public ushort FoldedOther(char character)
    {
        var other = character is >= First and <= Last ? _folded[_other[character - First]] : (ushort)0;
        return other == Folded(character) ? (ushort)0 : other;
    }

    /// <summary>The usual reading as written, such as "wang"; empty when there is none.</summary>
    public string Syllable(char character) => _syllables[Main(character)];

    /// <summary>A further reading as written; empty when there is none.</summary>
    public string OtherSyllable(char character) => character is >= First and <= Last ? _syllables[_other[character - First]] : "";

    /// <summary>Whether two characters can sound exactly the same.</summary>
    public bool SameSound(char a, char b) =>
        a == b || (Syllable(a) is { Length: > 0 } x && (x == Syllable(b) || x == OtherSyllable(b))) || (OtherSyllable(a) is { Length: > 0 } y && (y == Syllable(b) || y == OtherSyllable(b)));

    /// <summary>Whether two characters sound alike after folding.</summary>
    public bool AlikeSound(char a, char b)
    {
        if (a == b)
        {
            return true;
        }

        ushort a1 = Folded(a), a2 = FoldedOther(a), b1 = Folded(b), b2 = FoldedOther(b);
        return (a1 != 0 && (a1 == b1 || a1 == b2)) || (a2 != 0 && (a2 == b1 || a2 == b2));
    }

    private ushort Main(char character) => character is >= First and <= Last ? _main[character - First] : (ushort)0;

    private ushort IdOf(string syllable, Dictionary<string, ushort> ids)
    {
        if (ids.TryGetValue(syllable, out var id))
        {
            return id;
        }

        id = (ushort)_syllables.Count;
        ids[syllable] = id;
        _syllables.Add(syllable);
        _folded.Add(0);
        var folded = Fold(syllable);
        _folded[id] = folded == syllable ? id : IdOf(folded, ids);
        return id;
    }

    private static string Fold(string syllable)
    {
        var folded = syllable.StartsWith("zh", StringComparison.Ordinal) || syllable.StartsWith("ch", StringComparison.Ordinal) || syllable.StartsWith("sh", StringComparison.Ordinal)
            ? syllable[0] + syllable[2..]
            : syllable[0] == 'n' && syllable.Length > 1 ? "l" + syllable[1..] : syllable;
        return folded.EndsWith("ing", StringComparison.Ordinal) || folded.EndsWith("eng", StringComparison.Ordinal) || folded.EndsWith("ang", StringComparison.Ordinal) ? folded[..^1] : folded;
    }
}
