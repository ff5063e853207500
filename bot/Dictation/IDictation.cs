using SalesAssistant.Skills;

namespace SalesAssistant.Bot.Dictation;

/// <summary>Speech → text, for every door that gets sound files. What was heard then walks as any other message, and the door shows it with <see cref="Shown"/>.</summary>
public interface IDictation
{
    /// <summary>Listens to a file.</summary>
    /// <param name="sound">wav, mp3 or amr.</param>
    /// <param name="language">"zh" or "en": what is probably spoken.</param>
    Task<Heard> HearAsync(ReadOnlyMemory<byte> sound, string language, CancellationToken cancellationToken);

    /// <summary>The block that repeats what was heard, above the reply.</summary>
    static TextBlock Shown(Texts texts, string language, string heard)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return new TextBlock(texts.Say(language, "dictation.heard", ("text", heard)), "muted");
    }
}

/// <summary>What came of listening.</summary>
public abstract record Heard
{
    private Heard()
    {
    }

    /// <summary>Words; not masked yet, which the inbox does.</summary>
    public sealed record Words(string Text) : Heard;

    /// <summary>Nothing. Reason: "unavailable" (no transcriber is set up), "format", "too_large", "too_long", "no_converter", "failed", "silent"; the text for people is dictation.REASON.</summary>
    public sealed record Nothing(string Reason) : Heard;
}
