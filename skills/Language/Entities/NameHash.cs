namespace SalesAssistant.Skills.Language.Entities;

/// <summary>Hashes of names: the hash of any stretch of a text comes in one step from the hashes of its beginnings.
/// 64 bits, of which the index keeps 52, over at most a few million names: a chance meeting of two is unlikely enough that names are not compared again.</summary>
internal static class NameHash
{
    private const ulong Base = 0x9E3779B97F4A7C15;
    private static readonly ulong[] Powers = MakePowers(64);

    /// <summary>Longest name in the index, in characters.</summary>
    public const int Longest = 63;

    public static ulong Of(ReadOnlySpan<char> name, NameSpace space = NameSpace.Written)
    {
        ulong hash = 0;
        foreach (var character in name)
        {
            hash = (hash * Base) + character + 1;
        }

        return Finish(hash, space);
    }

    /// <summary>Hashes of all beginnings of <paramref name="text"/>; element i covers the first i characters.</summary>
    public static ulong[] Beginnings(ReadOnlySpan<char> text)
    {
        var hashes = new ulong[text.Length + 1];
        for (var i = 0; i < text.Length; i++)
        {
            hashes[i + 1] = (hashes[i] * Base) + text[i] + 1;
        }

        return hashes;
    }

    public static ulong Stretch(ulong[] beginnings, int start, int length, NameSpace space = NameSpace.Written) =>
        Finish(beginnings[start + length] - (beginnings[start] * Powers[length]), space);

    private static ulong Finish(ulong hash, NameSpace space)
    {
        hash ^= (ulong)space * 0xC2B2AE3D27D4EB4F;
        hash = (hash ^ (hash >> 29)) * 0xBF58476D1CE4E5B9;
        hash ^= hash >> 32;
        return hash == 0 ? 1 : hash;
    }

    private static ulong[] MakePowers(int count)
    {
        var powers = new ulong[count];
        powers[0] = 1;
        for (var i = 1; i < count; i++)
        {
            powers[i] = powers[i - 1] * Base;
        }

        return powers;
    }
}

/// <summary>What a key of the index is about.</summary>
internal enum NameSpace : byte
{
    /// <summary>Letters as written, folded.</summary>
    Written,

    /// <summary>A surname alone, for 孙总.</summary>
    Surname,

    /// <summary>A name in Latin letters without blanks, for "Wang Lei".</summary>
    Romanised,

    /// <summary>Folded syllables.</summary>
    Sound,

    /// <summary>The consonants of an English name.</summary>
    Skeleton,
}
