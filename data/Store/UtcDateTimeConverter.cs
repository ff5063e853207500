using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace SalesAssistant.Data.Store;

/// <summary>Instants are UTC in the store and come back marked as such.</summary>
internal sealed class UtcDateTimeConverter() : ValueConverter<DateTime, DateTime>(
    value => DateTime.SpecifyKind(value, DateTimeKind.Utc),
    value => DateTime.SpecifyKind(value, DateTimeKind.Utc));
