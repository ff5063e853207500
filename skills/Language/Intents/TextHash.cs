namespace SalesAssistant.Skills.Language.Intents;

/// <summary>Our own hash: the same on every machine and in every release, because trained weights are stored under it.</summary>
internal static class TextHash
{
    private const uint Seed = 2166136261;

    public static uint Of(ReadOnlySpan<char> text)
    {
        var hash = Seed;
        foreach (var character in text)
        {
            hash = (hash ^ char.ToLowerInvariant(character)) * 16777619;
        }

        return hash;
    }

    public static uint Of(char character) => (Seed ^ character) * 16777619;

    /// <summary>Order matters: Join(a, b) is not Join(b, a).</summary>
    public static uint Join(uint left, uint right) => Scramble((left * 31) + right + 0x9E3779B9);

    /// <summary>Spreads the bits, so that any low part can address a table.</summary>
    public static uint Scramble(uint hash)
    {
        hash ^= hash >> 16;
        hash *= 0x85EBCA6B;
        hash ^= hash >> 13;
        hash *= 0xC2B2AE35;
        return hash ^ (hash >> 16);
    }
}
