namespace SalesAssistant.Data.Access;

/// <summary>The kinds of view that the store is built for: <see cref="AccessScope"/>, and the process itself.</summary>
internal enum ModelScope
{
    None,
    Own,
    Team,
    All,
    System,
}
