using System.Text.Json;
using SalesAssistant.Skills;
using SalesAssistant.Skills.VisitNotes;
using Note = SalesAssistant.Skills.LogInteraction.Note;

namespace SalesAssistant.Tests.Skills.LogInteraction;

/// <summary>Reads every note of Cases/notes.json.</summary>
public sealed class NoteCaseTests
{
    private static readonly NoteCompany Company = new();

    public static TheoryData<int, string> Lines
    {
        get
        {
            var lines = new TheoryData<int, string>();
            for (var i = 0; i < NoteCase.All.Count; i++)
            {
                lines.Add(i, NoteCase.All[i].Say);
            }

            return lines;
        }
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_note_is_read_as_its_case_says(int index, string say)
    {
        _ = say;
        var line = NoteCase.All[index];

        var wrong = Wrong(line);

        if (line.Known is null)
        {
            Assert.True(wrong.Count == 0, $"{line.Say}\n{string.Join('\n', wrong)}");
        }
        else
        {
            Assert.True(wrong.Count > 0, $"This case works now; drop its \"known\": {line.Say}");
        }
    }

    private static List<string> Wrong(NoteCase line)
    {
        var (utterance, context) = Company.Say(line.Say, line.User);
        if (new LogInteractionReader().Read(utterance, context) is not SalesAssistant.Skills.LogInteraction read)
        {
            return ["not read as a note"];
        }

        if (line.Expect.ValueKind == JsonValueKind.String)
        {
            var named = line.About == "opportunity" ? read.Notes[0].Opportunity : read.Notes[0].Customer;
            var offered = (named?.Candidates ?? []).Select(candidate => candidate.Id).Order();
            return offered.SequenceEqual(line.Candidates.Select(name => Company[name].Id).Order()) ? [] : [$"asks about {string.Join(", ", named?.Candidates.Select(candidate => candidate.Name) ?? [])}"];
        }

        var expected = line.Expect.EnumerateArray().ToList();
        return read.Notes.Count != expected.Count
            ? [$"{read.Notes.Count} contacts: {string.Join(" | ", read.Notes.Select(note => note.Content))}"]
            : [.. expected.SelectMany((fields, i) => fields.EnumerateObject().Select(field => Compare(field, read.Notes[i], expected[i])).OfType<string>())];
    }

    private static string? Compare(JsonProperty field, Note note, JsonElement all)
    {
        var value = field.Value;
        object? got = field.Name switch
        {
            "customer" => NameOf(note.Customer),
            "contact" => NameOf(note.Contact),
            "deal" => NameOf(note.Opportunity),
            "channel" => note.Channel,
            "on" => note.On?.ToString("yyyy-MM-dd"),
            "at" => note.At?.ToString("HH:mm"),
            "attitude" => note.Attitude ?? "neutral",
            "budget" => note.BudgetMin == note.BudgetMax ? note.BudgetMax?.ToString("0") : $"{note.BudgetMin:0}-{note.BudgetMax:0}",
            "amount" => note.Update?.Amount?.ToString("0"),
            "stage" => note.Update?.Stage,
            "close" => note.Update?.ExpectedCloseDate?.ToString("yyyy-MM-dd"),
            "competitor" => note.Update?.Competitor,
            "newCustomer" => note.Customer?.Id is null ? note.Customer?.Name : "#" + note.Customer.Name,
            "newContact" => note.Contact?.Id is null ? $"{note.Contact?.Name}/{note.ContactTitle}/{note.ContactPhone}" : "#" + note.Contact.Name,
            "followUps" => string.Join(" + ", note.FollowUps.Select(Show)),
            "notContent" => note.Content.Contains(value.GetString()!, StringComparison.Ordinal) ? "stored" : null,   // a string by its meaning
            _ => throw new InvalidOperationException("Unknown field of a case: " + field.Name),
        };
        _ = all;
        var want = value.ValueKind switch
        {
            _ when field.Name == "notContent" => null,
            _ when field.Name == "followUps" => FollowUps(value, note),
            _ when field.Name is "customer" or "contact" or "deal" && value.ValueKind == JsonValueKind.String => Company[value.GetString()!].Name,   // a string by its kind
            _ when field.Name == "newContact" => $"{Text(value, "name")}/{Text(value, "title")}/{Text(value, "phone")}",
            JsonValueKind.Null => null,
            JsonValueKind.Array => $"{value[0]}-{value[1]}",
            _ => value.ToString(),
        };
        return Equals(got, want) || (field.Name == "followUps" && want is null) ? null : $"{field.Name}: got {got ?? "nothing"}, expected {want ?? "nothing"}";
    }

    // Null when they fit.
    private static string? FollowUps(JsonElement expected, Note note)
    {
        var want = expected.EnumerateArray().ToList();
        var fits = want.Count == note.FollowUps.Count && want.Zip(note.FollowUps).All(pair =>
            pair.Second.Text.Contains(Text(pair.First, "has")!, StringComparison.OrdinalIgnoreCase)   // every follow-up of a case has it
            && pair.Second.Due?.ToString("yyyy-MM-dd") == (Text(pair.First, "due") ?? (pair.First.TryGetProperty("due", out _) ? null : pair.Second.Due?.ToString("yyyy-MM-dd")))
            && pair.Second.Owner?.Name == Text(pair.First, "owner"));
        return fits ? null : expected.GetRawText();
    }

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static string Show(SalesAssistant.Skills.LogInteraction.FollowUp followUp) => $"{followUp.Text} ({followUp.Due:yyyy-MM-dd}, {followUp.Owner?.Name})";

    private static string? NameOf(Named? named) => named?.Id is null ? named is null || named.IsAmbiguous ? null : "new " + named.Name : named.Name;
}
