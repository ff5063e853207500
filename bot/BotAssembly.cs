namespace SalesAssistant.Bot;

/// <summary>Names this assembly for programs that start it.</summary>
public static class BotAssembly
{
}
