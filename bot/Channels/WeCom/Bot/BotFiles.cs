using System.Net;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using SalesAssistant.Bot.Channels.Teams;
using SalesAssistant.Bot.Channels.WeCom.Sending;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Bot.Dictation;

namespace SalesAssistant.Bot.Channels.WeCom.Bot;

/// <summary>A file that somebody sent to the bot. Url: good for five minutes. AesKey: opens it, a secret.</summary>
internal sealed record WaitingFile(string Url, string AesKey, string Language, bool IsPicture = false)
{
    /// <summary>Of its memo.</summary>
    public const string Kind = "file";

    /// <summary>Key of the message that stands for a file: the first of a push has the push's own.</summary>
    public static string KeyOf(string id, int number) => $"{MediaMessages.Mark}{id}{(number == 0 ? "" : $":{number}")}";
}

/// <summary>Files and pictures sent to the bot: stored in their place among the messages, fetched and opened when their turn comes.</summary>
internal sealed class BotFiles(WeComHttp http, DoorMemos memos, ReceivedFiles files, IOptions<WeComBotSettings> settings, IOptions<DictationSettings> sounds) : ILateWords
{
    private static readonly string[] Hosts = ["myqcloud.com", "qq.com"];   // the vendor keeps files in its own cloud
    private const int KeyBytes = 32;
    private const int Block = 32;

    public string Channel => PushedChannels.WeComBot;

    public async Task<LateWords?> FindAsync(IncomingMessage message, CancellationToken cancellationToken)
    {
        if (await memos.FindAsync<WaitingFile>(WaitingFile.Kind, message.ConversationKey, message.MessageKey, cancellationToken) is not { } file)
        {
            return null;
        }

        var bytes = await FetchAsync(file.Url, cancellationToken) is { } closed ? Open(closed, file.AesKey) : null;
        return await files.ReadAsync(message, bytes, file.IsPicture, file.Language, cancellationToken);
    }

    public Task ForgetAsync(IncomingMessage message, CancellationToken cancellationToken) => memos.DropAsync(WaitingFile.Kind, message.ConversationKey, message.MessageKey, cancellationToken);

    /// <summary>Opens a file as the vendor closes it: AES-256-CBC, the key's first half as its start, padded to 32. Null when the key does not fit.</summary>
    public static byte[]? Open(byte[] closed, string aesKey)
    {
        var key = new byte[aesKey.Length + 1];
        if (!Convert.TryFromBase64String(aesKey.EndsWith('=') ? aesKey : aesKey + "=", key, out var length) || length != KeyBytes || closed.Length == 0 || closed.Length % 16 != 0)
        {
            return null;
        }

        using var aes = Aes.Create();
        aes.Key = key[..KeyBytes];
        var plain = aes.DecryptCbc(closed, key.AsSpan(0, 16), PaddingMode.None);
        int pad = plain[^1];
        return pad is < 1 or > Block || pad > plain.Length || plain.AsSpan(plain.Length - pad).ContainsAnyExcept((byte)pad) ? null : plain[..^pad];
    }

    // The address comes from outside and carries its own right: only the vendor's file hosts are asked, and no token goes along.
    private async Task<byte[]?> FetchAsync(string address, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || !IsAllowed(url))
        {
            return null;
        }

        try
        {
            using var response = await http.Client.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return response.StatusCode == HttpStatusCode.OK && !(response.Content.Headers.ContentLength > sounds.Value.BytesLimit + Block) ? await response.Content.ReadAsByteArrayAsync(cancellationToken) : null;
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException || (problem is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }

    private bool IsAllowed(Uri url) =>
        url.Scheme == Uri.UriSchemeHttps && url.IsDefaultPort && url.UserInfo.Length == 0 && !IPAddress.TryParse(url.DnsSafeHost, out _) && (settings.Value.FileHosts is { Length: > 0 } own ? own : Hosts).Any(host => ServiceHosts.Matches(url.DnsSafeHost, host));
}
