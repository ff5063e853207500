using System.Text.Json;
using System.Text.Json.Serialization;

namespace SalesAssistant.Bot.Commands.Cases;

/// <summary>A conversation to run: what is said, by whom, when. What is expected is for the scorer and not read here.</summary>
internal sealed record ConversationCase(string Id, string User, DateTimeOffset? Now, IReadOnlyList<ConversationCase.Turn> Turns)
{
    public sealed record Turn(string Say);
}

/// <summary>A question on imported data. After: asked in the same conversation right after that one.</summary>
internal sealed record QuestionCase(string Id, string Question, string? After);

/// <summary>JSON lines in and out.</summary>
internal static class CaseFile
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    /// <exception cref="InvalidDataException">A line is not a case; the message names it.</exception>
    public static async Task<IReadOnlyList<T>> ReadAsync<T>(string path, CancellationToken cancellationToken)
    {
        var cases = new List<T>();
        var number = 0;
        await foreach (var line in File.ReadLinesAsync(path, cancellationToken))
        {
            number++;
            if (line.Length == 0)
            {
                continue;
            }

            try
            {
                cases.Add(JsonSerializer.Deserialize<T>(line, Json)!);   // a line "null" fails in the run and is reported there
            }
            catch (JsonException problem)
            {
                throw new InvalidDataException($"{path}, line {number}: {problem.Message}", problem);
            }
        }

        return cases;
    }
}
