namespace Toolbox24.Domain.Customers;

/// <summary>What somebody says of their company as they sign up, before they are a customer.</summary>
/// <param name="Siret">Its number.</param>
/// <param name="Name">What they call it; null where they did not say.</param>
public sealed record CompanyDeclaration(Siret Siret, string? Name);
