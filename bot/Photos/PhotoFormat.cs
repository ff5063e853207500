namespace SalesAssistant.Bot.Photos;

/// <summary>What bytes are a picture that every browser shows: names and headers can say anything.</summary>
internal static class PhotoFormat
{
    private static ReadOnlySpan<byte> Jpeg => [0xFF, 0xD8, 0xFF];

    private static ReadOnlySpan<byte> Png => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>"image/jpeg" or "image/png"; null for everything else.</summary>
    public static string? Of(ReadOnlySpan<byte> bytes) => bytes.StartsWith(Jpeg) ? "image/jpeg" : bytes.StartsWith(Png) ? "image/png" : null;
}
