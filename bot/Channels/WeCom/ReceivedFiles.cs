using SalesAssistant.Bot.Conversation;
using SalesAssistant.Bot.Dictation;
using SalesAssistant.Bot.Photos;
using SalesAssistant.Skills;

namespace SalesAssistant.Bot.Channels.WeCom;

/// <summary>What came as a file: a picture goes to the check-in, speech is heard, of everything else the person is told that it was not read.</summary>
internal sealed class ReceivedFiles(CheckInPhotos photos, IDictation dictation, Texts texts)
{
    /// <summary>The words of the message, or its answer.</summary>
    /// <param name="bytes">Null when they could not be had.</param>
    /// <param name="isPicture">Whether it was sent as one.</param>
    public async Task<LateWords> ReadAsync(IncomingMessage message, byte[]? bytes, bool isPicture, string language, CancellationToken cancellationToken)
    {
        if (bytes is not null && await photos.TakeAsync(message, bytes, language, cancellationToken) is { } answer)
        {
            return new LateWords(null, answer);
        }

        if (isPicture)
        {
            return Unread("wecom.no_image", language);
        }

        var heard = bytes is null ? new Heard.Nothing("failed") : await dictation.HearAsync(bytes, language, cancellationToken);
        return heard is Heard.Nothing { Reason: "format" or "failed" or "unavailable" } ? Unread("wecom.no_file", language) : Of(heard, language);
    }

    /// <summary>What was heard, or why nothing was.</summary>
    public LateWords Of(Heard heard, string language) => heard switch
    {
        Heard.Words words => new LateWords(words.Text, null),
        Heard.Nothing nothing => Unread("dictation." + nothing.Reason, language),
        _ => throw new InvalidOperationException("There are two cases."),
    };

    private LateWords Unread(string key, string language) => new(null, new TextBlock(texts.Say(language, key), "warning"));
}
