namespace SalesAssistant.Skills.Language.Intents;

/// <summary>Kinds of features; each kind is brought to the same length, so that a long text does not drown the form of the sentence.</summary>
internal enum FeatureGroup : byte
{
    /// <summary>Runs of one to four tokens, names replaced.</summary>
    Gram,

    /// <summary>Pieces of Latin words: spelling slips and endings.</summary>
    Piece,

    /// <summary>Runs around marked values.</summary>
    Mark,

    /// <summary>Words that stand together anywhere in the sentence.</summary>
    Pair,

    /// <summary>Question, past, imperative, length.</summary>
    Form,

    /// <summary>What was going on in the conversation.</summary>
    Context,
}

/// <summary>The features of one text while they are collected. Reused: one bag a thread.</summary>
internal sealed class FeatureBag
{
    /// <summary>How many values <see cref="FeatureGroup"/> has.</summary>
    public const int Groups = 6;

    private readonly List<ulong> _keys = new(512);

    /// <summary>Names by key, for explanations; null where nobody asks.</summary>
    public Dictionary<ulong, string>? Names { get; private set; }

    private Func<ulong, bool> _isAsked = _ => false;

    public IReadOnlyList<ulong> Keys => _keys;

    public static FeatureGroup GroupOf(ulong key) => (FeatureGroup)(key >> 32);

    public void Clear() => _keys.Clear();

    /// <summary>From now on the names of the keys that are asked for are kept; null = none any more.</summary>
    public void Name(Dictionary<ulong, string>? names, Func<ulong, bool> isAsked) => (Names, _isAsked) = (names, isAsked);

    /// <summary>Whether somebody asks for this feature's name.</summary>
    public bool IsNamed(FeatureGroup group, uint hash) => Names is not null && _isAsked(KeyOf(group, hash));

    public void Add(FeatureGroup group, uint hash, string? name = null)
    {
        var key = KeyOf(group, hash);
        _keys.Add(key);
        if (name is not null && _isAsked(key))
        {
            Names?.TryAdd(key, name);
        }
    }

    public void Add(FeatureGroup group, string feature) => Add(group, TextHash.Of(feature), Names is null ? null : feature);

    private static ulong KeyOf(FeatureGroup group, uint hash) => ((ulong)group << 32) | TextHash.Scramble(hash + (0x1000193u * (uint)group));

    /// <summary>Distinct features with how often each occurs, in a stable order.</summary>
    public void Count(List<(ulong Key, int Times)> into)
    {
        into.Clear();
        _keys.Sort();
        foreach (var key in _keys)
        {
            if (into.Count > 0 && into[^1].Key == key)
            {
                into[^1] = (key, into[^1].Times + 1);
            }
            else
            {
                into.Add((key, 1));
            }
        }
    }
}
