using System.Text.Json;
using SalesAssistant.Data;
using SalesAssistant.Data.Changes;
using SalesAssistant.Skills;
using SalesAssistant.Skills.VisitNotes;

namespace SalesAssistant.Tests.Skills.LogInteraction;

/// <summary>Reads every line of Cases/note-corrections.json: a note, what is said to its card, and the fields that then differ; null = the words are no correction.</summary>
public sealed class NoteCorrectionTests
{
    private static readonly NoteCompany Company = new();
    private static readonly List<JsonElement> Cases = Load();

    public static TheoryData<int, string> Lines
    {
        get
        {
            var lines = new TheoryData<int, string>();
            for (var i = 0; i < Cases.Count; i++)
            {
                lines.Add(i, Cases[i].GetProperty("say").GetString()!);   // every line has one
            }

            return lines;
        }
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_card_is_put_right_and_the_rest_stays(int index, string say)
    {
        var (first, context) = Company.Say(Cases[index].GetProperty("note").GetString()!);   // every line has one
        var note = ((SalesAssistant.Skills.LogInteraction)new LogInteractionReader().Read(first, context)!).Notes[0];   // the note cases hold this
        var words = Company.Say(say).Utterance;
        var draft = new ProposalDraft("log_interaction", "", new ChangeSet([]), note.FollowUps.Count > 0 && note.FollowUps[0].Due is null ? ["?"] : []);

        var corrected = CorrectionCues.Read(words, note, draft) is { } cues ? NoteCorrector.Apply(note, cues, context.Caller.UserId) : null;

        var expected = Cases[index].GetProperty("expect");
        if (expected.ValueKind == JsonValueKind.Null)
        {
            Assert.Null(corrected);
            return;
        }

        Assert.NotNull(corrected);
        foreach (var field in expected.EnumerateObject())
        {
            Assert.Equal($"{field.Name} {Wanted(field)}", $"{field.Name} {Got(field.Name, corrected)}");
        }

        foreach (var field in ((string[])["customer", "contact", "channel", "on", "attitude", "budget", "amount", "due", "owner"]).Where(field => !expected.TryGetProperty(field, out _) && !(field is "due" or "owner" && expected.TryGetProperty("followUps", out _))))
        {
            Assert.Equal($"{field} {Got(field, note)}", $"{field} {Got(field, corrected)}");
        }
    }

    private static string? Wanted(JsonProperty field) => field.Name is "customer" or "contact" or "owner" ? Company[field.Value.GetString()!].Name : field.Value.ToString();   // names are strings

    private static string? Got(string field, SalesAssistant.Skills.LogInteraction.Note note) => field switch
    {
        "customer" => note.Customer?.Id is { } id ? Company.NameOf(RecordKind.Customer, id) : note.Customer?.Name,
        "contact" => note.Contact?.Name,
        "channel" => note.Channel,
        "on" => note.On?.ToString("yyyy-MM-dd"),
        "attitude" => note.Attitude,
        "budget" => note.BudgetMax?.ToString("0"),
        "amount" => note.Update?.Amount?.ToString("0"),
        "due" => note.FollowUps.Count > 0 ? note.FollowUps[0].Due?.ToString("yyyy-MM-dd") : null,
        "owner" => note.FollowUps.Count > 0 ? note.FollowUps[0].Owner?.Name : null,
        "followUps" => note.FollowUps.Count.ToString(),
        _ => throw new InvalidOperationException("Unknown field of a case: " + field),
    };

    private static List<JsonElement> Load()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Cases", "note-corrections.json")));
        return [.. document.RootElement.EnumerateArray().Select(line => line.Clone())];
    }
}
