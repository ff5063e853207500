using SalesAssistant.Skills.Language.Lexicons;

namespace SalesAssistant.Skills.VisitNotes;

/// <summary>The word lists of prompts/lexicons/notes.</summary>
internal static class NoteWords
{
    public static readonly PhraseFile Contact = PhraseFile.Load("notes/contact.yaml");
    public static readonly PhraseFile Parties = PhraseFile.Load("notes/parties.yaml");
    public static readonly PhraseFile Money = PhraseFile.Load("notes/money.yaml");
    public static readonly PhraseFile Stages = PhraseFile.Load("notes/deal.yaml");
    public static readonly PhraseFile Attitude = PhraseFile.Load("notes/attitude.yaml");
    public static readonly PhraseFile FollowUps = PhraseFile.Load("notes/followups.yaml");
    public static readonly PhraseFile Instructions = PhraseFile.Load("notes/instructions.yaml");
    public static readonly PhraseFile Topics = PhraseFile.Load("notes/topics.yaml");
    public static readonly PhraseFile Texts = PhraseFile.Load("notes/texts.yaml");
}
