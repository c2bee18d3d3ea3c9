using Toolbox24.Domain.Customers;

namespace Toolbox24.Grains.Customers;

/// <summary>The answer to asking for a rental.</summary>
/// <param name="Admission">What was promised.</param>
/// <param name="WasAdmitted">Whether it was promised already; then asking changed nothing.</param>
/// <param name="Terms">What the customer's standing asks of the rental.</param>
[GenerateSerializer, Immutable, Alias("admitted")]
public sealed record Admitted(Admission Admission, bool WasAdmitted, RentalTerms Terms);
