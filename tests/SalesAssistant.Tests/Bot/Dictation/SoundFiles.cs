using System.Buffers.Binary;

namespace SalesAssistant.Tests.Bot.Dictation;

/// <summary>Small sound files, made here.</summary>
internal static class SoundFiles
{
    public static byte[] Wav(double seconds, int rate = 16_000)
    {
        var size = (int)(seconds * rate * 2);
        var wav = new byte[44 + size];
        "RIFF"u8.CopyTo(wav);
        "WAVEfmt "u8.CopyTo(wav.AsSpan(8));
        "data"u8.CopyTo(wav.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(4), 36 + size);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(20), 1);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(22), 1);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(24), rate);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(28), rate * 2);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(32), 2);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(34), 16);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(40), size);
        return wav;
    }

    /// <summary>Frames of 12.2 kbit/s that say nothing.</summary>
    public static byte[] Amr(int frames)
    {
        var amr = new byte[6 + (frames * 32)];
        "#!AMR\n"u8.CopyTo(amr);
        for (var i = 0; i < frames; i++)
        {
            amr[6 + (i * 32)] = 7 << 3 | 4;
        }

        return amr;
    }

    /// <summary>MPEG 1 layer III, 128 kbit/s, behind an ID3 head of 20 bytes.</summary>
    public static byte[] Mp3(int seconds)
    {
        var mp3 = new byte[30 + (seconds * 16_000)];
        "ID3"u8.CopyTo(mp3);
        mp3[9] = 20;
        (mp3[30], mp3[31], mp3[32]) = (0xff, 0xfb, 0x90);
        return mp3;
    }
}
