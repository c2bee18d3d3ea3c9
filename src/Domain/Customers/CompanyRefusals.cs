namespace Toolbox24.Domain.Customers;

public sealed record WrongSiren(string? Given) : Refusal("A SIREN has nine digits, of which the last is a check digit.");

public sealed record WrongSiret(string? Given) : Refusal("A SIRET has fourteen digits, of which the last is a check digit.");
