using SalesAssistant.Bot.Dictation;

namespace SalesAssistant.Tests.Bot.Dictation;

public sealed class SoundTests
{
    [Fact]
    public void Format_and_length_come_from_the_bytes()
    {
        Assert.Equal((SoundFormat.Wav, 1.5), Read(SoundFiles.Wav(1.5)));
        Assert.Equal((SoundFormat.Amr, 2.0), Read(SoundFiles.Amr(100)));
        Assert.Equal((SoundFormat.Mp3, 3.0), Read(SoundFiles.Mp3(3)));
    }

    [Fact]
    public void Other_bytes_are_no_sound_and_lying_sizes_no_length()
    {
        Assert.Null(Sound.FormatOf("<html>"u8));
        Assert.Null(Sound.FormatOf([]));
        var wav = SoundFiles.Wav(1);
        wav.AsSpan(16, 4).Fill(0xff);   // a part longer than the file
        Assert.Null(Sound.SecondsOf(SoundFormat.Wav, wav));
        Assert.Null(Sound.SecondsOf(SoundFormat.Mp3, "ID3xxxxxxxxxxxxxxx"u8));
    }

    private static (SoundFormat, double) Read(byte[] bytes)
    {
        var format = Sound.FormatOf(bytes)!.Value;
        return (format, Math.Round(Sound.SecondsOf(format, bytes)!.Value, 3));
    }
}
