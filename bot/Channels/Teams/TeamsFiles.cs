using System.Text.Json;
using Microsoft.Extensions.Options;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Bot.Dictation;
using SalesAssistant.Bot.Photos;
using SalesAssistant.Skills;

namespace SalesAssistant.Bot.Channels.Teams;

/// <summary>Files in a private talk: speech is heard and walks on as words, a picture goes to the check-in; of everything else the person is told that it was not read.</summary>
internal sealed class TeamsFiles(FileDownload download, IDictation dictation, CheckInPhotos photos, DoorNotices notices, Texts texts, IOptions<DictationSettings> settings, TimeProvider clock)
{
    private const string Channel = PushedChannels.Teams;
    private const string File = "application/vnd.microsoft.teams.file.download.info";
    private const int MostFiles = 20;
    private static readonly string[] Sounds = ["wav", "mp3", "amr"];
    private static readonly string[] Pictures = ["jpg", "jpeg", "png"];

    // The channel sends again what is not acknowledged within 15 seconds, so until it is heard and stored it is not lost.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(12);

    /// <summary>Whether the activity brings files.</summary>
    public static bool Has(TeamsActivity activity) => Of(activity).Any();

    /// <summary>What is to be handled as the message's words: its own, and what was heard; empty when only files came that cannot be read.</summary>
    public async Task<string> WordsAsync(TeamsActivity activity, string own, string language, CancellationToken cancellationToken)
    {
        var words = own;
        var isUnread = false;
        foreach (var (file, number) in Of(activity).Take(MostFiles).Select((file, number) => (file, number)))
        {
            if (!IsSound(file))
            {
                isUnread |= !await KeepAsync(activity, file, number, language, cancellationToken);
                continue;
            }

            switch (await HearAsync(file, language, cancellationToken))
            {
                case Heard.Words heard:
                    var shown = IncomingText.CleanText(heard.Text);   // the notice is stored, too
                    await SayAsync(activity, $"heard{number}", IDictation.Shown(texts, language, shown), cancellationToken);
                    words = words.Length == 0 ? heard.Text : $"{words}\n{heard.Text}";
                    break;
                case Heard.Nothing nothing:
                    await SayAsync(activity, $"heard{number}", new TextBlock(texts.Say(language, "dictation." + nothing.Reason), "warning"), cancellationToken);
                    break;
            }
        }

        if (isUnread)
        {
            await SayAsync(activity, "file", new TextBlock(texts.Say(language, "teams.file_unread"), "warning"), cancellationToken);
        }

        return words;
    }

    // False when it is no picture, or not to be had.
    private async Task<bool> KeepAsync(TeamsActivity activity, JsonElement file, int number, string language, CancellationToken cancellationToken)
    {
        if (!IsPicture(file) || TeamsEndpoint.PersonOf(activity) is not { } person)
        {
            return false;
        }

        var message = new IncomingMessage(Channel, activity.ConversationId!, $"photo{number}:{activity.Id}", person, "", activity.SentAt ?? clock.GetUtcNow().UtcDateTime);   // the body was checked for it
        if (await WithinAsync(limit => FetchPictureAsync(file, limit), cancellationToken) is not { } bytes || await photos.TakeAsync(message, bytes, language, cancellationToken) is not { } answer)
        {
            return false;
        }

        await SayAsync(activity, $"photo{number}", answer, cancellationToken);
        return true;
    }

    // One more byte than allowed, so that what is too large can be told from what is not to be had.
    private Task<byte[]?> FetchPictureAsync(JsonElement file, CancellationToken cancellationToken) => TeamsActivity.Text(file, "contentType") == File
        ? download.GetAsync(TeamsActivity.Text(TeamsActivity.Part(file, "content"), "downloadUrl"), photos.BytesLimit + 1, cancellationToken)
        : download.GetInlineAsync(TeamsActivity.Text(file, "contentUrl"), photos.BytesLimit + 1, cancellationToken);

    private async Task<Heard> HearAsync(JsonElement file, string language, CancellationToken cancellationToken)
    {
        var address = TeamsActivity.Text(TeamsActivity.Part(file, "content"), "downloadUrl");
        return await WithinAsync<Heard>(async limit => await download.GetAsync(address, settings.Value.BytesLimit, limit) is { } sound ? await dictation.HearAsync(sound, language, limit) : null, cancellationToken) ?? new Heard.Nothing("failed");
    }

    // Null when it takes too long.
    private async Task<T?> WithinAsync<T>(Func<CancellationToken, Task<T?>> work, CancellationToken cancellationToken)
        where T : class
    {
        using var limit = new CancellationTokenSource(Limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await work(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private Task<bool> SayAsync(TeamsActivity activity, string what, TextBlock words, CancellationToken cancellationToken) =>
        notices.SayOnceAsync($"{Channel}:{what}:{activity.ConversationId}:{activity.Id}", Channel, activity.ConversationId!, new Reply([words]), cancellationToken);   // the body was checked for it

    // The text as HTML comes as an attachment, too; cards are ours.
    private static IEnumerable<JsonElement> Of(TeamsActivity activity) =>
        activity.Attachments.Where(one => TeamsActivity.Text(one, "contentType") is { } type && (type == File || type.StartsWith("image/", StringComparison.Ordinal) || type.StartsWith("audio/", StringComparison.Ordinal) || type.StartsWith("video/", StringComparison.Ordinal)));

    private static bool IsSound(JsonElement file) => TeamsActivity.Text(file, "contentType") == File && Sounds.Contains(EndingOf(file), StringComparer.OrdinalIgnoreCase);

    private static bool IsPicture(JsonElement file) =>
        TeamsActivity.Text(file, "contentType") is { } type && (type == File ? Pictures.Contains(EndingOf(file), StringComparer.OrdinalIgnoreCase) : type.StartsWith("image/", StringComparison.Ordinal));

    private static string EndingOf(JsonElement file) => TeamsActivity.Text(TeamsActivity.Part(file, "content"), "fileType") ?? Path.GetExtension(TeamsActivity.Text(file, "name") ?? "").TrimStart('.');
}
