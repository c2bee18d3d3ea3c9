namespace Toolbox24.Storage.Deadlines;

/// <summary>Where deadlines of one kind are stored, and who meets them.</summary>
/// <param name="Name">The kind, for logs.</param>
/// <param name="Sql">Selects the ids of what is due at <c>$1</c>, earliest first.</param>
/// <param name="Meet">Meets the deadline of one id. Idempotent: it may be asked again, or asked when nothing is due.</param>
public sealed record DeadlineSource(string Name, string Sql, Func<Guid, Task> Meet);
