using System.Net.Http.Headers;

namespace SalesAssistant.Bot.Channels.WeCom.Sending;

/// <summary>Files at the vendor, kept there for three days.</summary>
internal sealed class WeComMedia(WeComApi api)
{
    private const int SmallestFile = 6;
    private const int LargestFile = 20 * 1024 * 1024;

    /// <summary>The bytes; null when there are none, and whether asking again may help.</summary>
    public async Task<(byte[]? Bytes, bool IsWorthAnother)> GetAsync(string mediaId, CancellationToken cancellationToken) =>
        await api.GetAsync("media/get", "&media_id=" + Uri.EscapeDataString(mediaId), cancellationToken) switch
        {
            WeComAnswer.File file => (file.Bytes, false),
            WeComAnswer.Said said => (null, said.Code is -1 or 45009 or 45033),
            _ => (null, true),
        };

    /// <summary>Gives a file to the vendor. Returns its media id, or the code with which it was refused (null = no answer).</summary>
    /// <param name="name">With its ending.</param>
    /// <exception cref="ArgumentException">Smaller or larger than the vendor takes.</exception>
    public async Task<(string? MediaId, int? Code)> UploadAsync(byte[] bytes, string name, CancellationToken cancellationToken)
    {
        if (bytes.Length is < SmallestFile or > LargestFile)
        {
            throw new ArgumentException($"A file has {SmallestFile} bytes to {LargestFile / 1024 / 1024} MB; this one has {bytes.Length} bytes.", nameof(bytes));
        }

        var answer = await api.PostAsync("media/upload", "&type=file", () => Form(bytes, name), cancellationToken);
        return answer is WeComAnswer.Said said ? (said.Code == 0 ? said.Text("media_id") : null, said.Code) : (null, null);
    }

    // The vendor wants the name in quotes and as it is, not in RFC 2231's spelling.
    private static MultipartFormDataContent Form(byte[] bytes, string name)
    {
        var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        file.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"media\"; filename=\"{name.Replace('"', '_')}\"; filelength={bytes.Length}");
        return new MultipartFormDataContent { file };
    }
}
