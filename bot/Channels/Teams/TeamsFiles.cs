using System.Text.Json;
using Microsoft.Extensions.Options;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Bot.Dictation;
using SalesAssistant.Skills;

namespace SalesAssistant.Bot.Channels.Teams;

/// <summary>Files in a private talk: speech is heard and walks on as words; of everything else the person is told that it was not read.</summary>
internal sealed class TeamsFiles(FileDownload download, IDictation dictation, DoorNotices notices, Texts texts, IOptions<DictationSettings> settings, TimeProvider clock)
{
    private const string Channel = PushedChannels.Teams;
    private const string File = "application/vnd.microsoft.teams.file.download.info";
    private const int MostFiles = 20;
    private static readonly string[] Sounds = ["wav", "mp3", "amr"];

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
                isUnread = true;
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

    private async Task<Heard> HearAsync(JsonElement file, string language, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var address = TeamsActivity.Text(TeamsActivity.Part(file, "content"), "downloadUrl");
            return await download.GetAsync(address, settings.Value.BytesLimit, either.Token) is { } sound ? await dictation.HearAsync(sound, language, either.Token) : new Heard.Nothing("failed");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new Heard.Nothing("failed");
        }
    }

    private Task<bool> SayAsync(TeamsActivity activity, string what, TextBlock words, CancellationToken cancellationToken) =>
        notices.SayOnceAsync($"{Channel}:{what}:{activity.ConversationId}:{activity.Id}", Channel, activity.ConversationId!, new Reply([words]), cancellationToken);   // the body was checked for it

    // The text as HTML comes as an attachment, too; cards are ours.
    private static IEnumerable<JsonElement> Of(TeamsActivity activity) =>
        activity.Attachments.Where(one => TeamsActivity.Text(one, "contentType") is { } type && (type == File || type.StartsWith("image/", StringComparison.Ordinal) || type.StartsWith("audio/", StringComparison.Ordinal) || type.StartsWith("video/", StringComparison.Ordinal)));

    private static bool IsSound(JsonElement file) =>
        TeamsActivity.Text(file, "contentType") == File
        && (TeamsActivity.Text(TeamsActivity.Part(file, "content"), "fileType") ?? Path.GetExtension(TeamsActivity.Text(file, "name") ?? "").TrimStart('.')) is var type && Sounds.Contains(type, StringComparer.OrdinalIgnoreCase);
}
