namespace SalesAssistant.Data.Store;

/// <summary>The store cannot be opened as it is; the message says why and what to do.</summary>
public sealed class StoreRefusedException(string message) : Exception(message);

/// <summary>A COMMIT did not answer: the unit may be stored or not. Whoever sees this reads its rows again by the ids it made before it tells anybody anything.</summary>
public sealed class CommitUnknownException(Exception inner) : Exception("The commit did not answer; re-read by id.", inner);

/// <summary>More writes are waiting than the store takes; nothing was written.</summary>
public sealed class StoreBusyException() : Exception("The store has more writes waiting than it takes; try again later.");
