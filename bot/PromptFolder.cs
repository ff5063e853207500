namespace SalesAssistant.Bot;

/// <summary>Where the words are: a copy beside the program, whichever way it was started.</summary>
internal static class PromptFolder
{
    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "prompts");
}
