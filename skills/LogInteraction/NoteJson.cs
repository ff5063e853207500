using System.Text.Encodings.Web;
using System.Text.Json;

namespace SalesAssistant.Skills.VisitNotes;

/// <summary>How a note is kept beside its proposal, so that a correction can start from it.</summary>
internal static class NoteJson
{
    public static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>The note of a draft; null when it was not made from one.</summary>
    public static LogInteraction.Note? Read(string? json) => json is null ? null : JsonSerializer.Deserialize<LogInteraction.Note>(json, Options);
}
