using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace SalesAssistant.Bot.Model.Prompts;

/// <summary>What people wrote, on its way into a prompt: one line of JSON between two marks that nobody can guess. A line break inside a text is written \n, so that no text can open or close a section.</summary>
internal static class DataSection
{
    /// <summary>How data are written.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),   // Chinese as it is; < > & and quotes as escapes
    };

    /// <summary>The section with its two marks.</summary>
    public static string Wrap<T>(T data)
    {
        var json = JsonSerializer.Serialize(data, Json);
        string mark;
        do
        {
            mark = "data-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));
        }
        while (json.Contains(mark, StringComparison.Ordinal));

        return $"{mark}\n{json}\n{mark}";
    }
}
