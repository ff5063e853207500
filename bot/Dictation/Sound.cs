using System.Buffers.Binary;

namespace SalesAssistant.Bot.Dictation;

/// <summary>Formats that speech comes in.</summary>
public enum SoundFormat
{
    Wav,
    Mp3,

    /// <summary>Narrow band, as phones and WeCom record.</summary>
    Amr,
}

/// <summary>What a sound file says about itself; its bytes decide, not the name or type it came with.</summary>
internal static class Sound
{
    private static readonly int[] AmrFrames = [12, 13, 15, 17, 19, 20, 26, 31, 5, 0, 0, 0, 0, 0, 0, 0];
    private static readonly int[] Mp3Version1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0];
    private static readonly int[] Mp3Version2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0];

    /// <summary>Null when it is none of them.</summary>
    public static SoundFormat? FormatOf(ReadOnlySpan<byte> bytes) =>
        bytes.Length > 44 && bytes.StartsWith("RIFF"u8) && bytes[8..12].SequenceEqual("WAVE"u8) ? SoundFormat.Wav
        : bytes.StartsWith("#!AMR\n"u8) ? SoundFormat.Amr
        : bytes.StartsWith("ID3"u8) || (bytes.Length > 4 && bytes[0] == 0xff && (bytes[1] & 0xe6) == 0xe2) ? SoundFormat.Mp3
        : null;

    /// <summary>Seconds; null when the file does not tell, or lies about its parts.</summary>
    public static double? SecondsOf(SoundFormat format, ReadOnlySpan<byte> bytes) => format switch
    {
        SoundFormat.Wav => Wav(bytes),
        SoundFormat.Amr => Amr(bytes),
        _ => Mp3(bytes),
    };

    private static double? Wav(ReadOnlySpan<byte> bytes)
    {
        uint rate = 0;
        for (var at = 12L; at + 8 <= bytes.Length;)
        {
            var head = bytes[(int)at..];
            var size = BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
            if (head.StartsWith("fmt "u8) && head.Length >= 20)
            {
                rate = BinaryPrimitives.ReadUInt32LittleEndian(head[16..]);
            }
            else if (head.StartsWith("data"u8))
            {
                return rate == 0 ? null : Math.Min(size, head.Length - 8) / (double)rate;
            }

            at += 8L + size + (size & 1);
        }

        return null;
    }

    // 20 ms a frame.
    private static double? Amr(ReadOnlySpan<byte> bytes)
    {
        var frames = 0;
        for (var at = 6; at < bytes.Length; frames++)
        {
            at += 1 + AmrFrames[(bytes[at] >> 3) & 0xf];
        }

        return frames / 50.0;
    }

    // By the rate of the first frame: speech recorders write a constant one.
    private static double? Mp3(ReadOnlySpan<byte> bytes)
    {
        var at = bytes.StartsWith("ID3"u8) && bytes.Length > 10 ? 10 + ((bytes[6] & 0x7f) << 21 | (bytes[7] & 0x7f) << 14 | (bytes[8] & 0x7f) << 7 | (bytes[9] & 0x7f)) : 0;
        if (at + 4 > bytes.Length || bytes[at] != 0xff || (bytes[at + 1] & 0xe6) != 0xe2)
        {
            return null;
        }

        var rates = (bytes[at + 1] & 0x18) == 0x18 ? Mp3Version1 : Mp3Version2;
        var kilobits = rates[bytes[at + 2] >> 4];
        return kilobits == 0 ? null : (bytes.Length - at) * 8 / (kilobits * 1000.0);
    }
}
