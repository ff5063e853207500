using Microsoft.Extensions.Options;
using SalesAssistant.Bot.Dictation;
using SalesAssistant.Skills;

namespace SalesAssistant.Bot.Channels.Api;

/// <summary>Messages that came as sound: read within the limit, heard, and marked in their key so that every later look at them shows what was heard.</summary>
internal sealed class DictatedMessages(IDictation dictation, ITalkLog log, Texts texts, IOptions<DictationSettings> settings)
{
    // A control character, which a sender's own name for a message cannot have.
    private const string Mark = "\u0001audio:";

    /// <summary>The key under which the inbox keeps it.</summary>
    public static string KeyOf(string messageId) => Mark + messageId;

    /// <summary>The sender's own name for the message.</summary>
    public static string NameOf(string messageKey) => messageKey.StartsWith(Mark, StringComparison.Ordinal) ? messageKey[Mark.Length..] : messageKey;

    /// <summary>The words, or why there are none.</summary>
    public async Task<(string Words, Fault? Fault)> HearAsync(HttpContext http, CancellationToken cancellationToken)
    {
        if (await ReadAsync(http.Request, cancellationToken) is not { } sound)
        {
            return ("", Fault.NotHeard("too_large"));
        }

        return await dictation.HearAsync(sound, LanguageOf(http), cancellationToken) switch
        {
            Heard.Words heard => (heard.Text, null),
            Heard.Nothing nothing => ("", Fault.NotHeard(nothing.Reason)),
            _ => throw new InvalidOperationException("Heard has two cases."),
        };
    }

    /// <summary>The reply's blocks, what was heard above them.</summary>
    public async Task<IReadOnlyList<Block>> ShownAsync(long inboxId, string messageKey, Reply reply, CancellationToken cancellationToken)
    {
        if (!messageKey.StartsWith(Mark, StringComparison.Ordinal) || await log.FindAsync(inboxId, cancellationToken) is not { } stored)
        {
            return reply.Blocks;
        }

        // As it was stored: personal data that was spoken is gone from here too.
        return [IDictation.Shown(texts, Skills.Language.UtteranceReader.LanguageOf(stored.Text), stored.Text), .. reply.Blocks];
    }

    private async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var limit = settings.Value.BytesLimit;
        if (request.ContentLength > limit)
        {
            return null;
        }

        using var sound = new MemoryStream();
        var buffer = new byte[32 * 1024];
        for (int count; (count = await request.Body.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            if (sound.Length + count > limit)
            {
                return null;
            }

            sound.Write(buffer, 0, count);
        }

        return sound.ToArray();
    }

    private static string LanguageOf(HttpContext http) => http.Request.Headers.AcceptLanguage.ToString().StartsWith("en", StringComparison.OrdinalIgnoreCase) ? "en" : "zh";
}
