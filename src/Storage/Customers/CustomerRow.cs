using System.Text.Json;
using System.Text.Json.Serialization;
using Toolbox24.Domain.Customers;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Storage.Customers;

/// <summary>A customer as their row: PostgreSQL writes and reads it as JSON, by the names of its columns.</summary>
internal sealed record CustomerRow(
    Guid Id, long Version, StandingKind Standing, string? StandingReason, DateTimeOffset? StandingSince, DateTimeOffset? WatchedUntil,
    string? CompanySiret, string? CompanyGivenName, CompanyStatus? CompanyStatus, string? CompanyName, DateTimeOffset? CompanyCheckedAt,
    DateTimeOffset? CompanyNextCheck, DateTimeOffset? AnonymisedAt, DateTimeOffset? ErasedAt, DateTimeOffset? NextDeadline,
    decimal? DepositFactor)
{
    private static readonly JsonSerializerOptions Columns = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter() },
    };

    public static string Write(Customer customer) => JsonSerializer.Serialize(
        new CustomerRow(
            customer.Id.Value, Version: 0, customer.Standing.Kind, customer.Standing.Reason, customer.Standing.Since,
            customer.Standing.Until, customer.Company?.Siret.Value, customer.CompanyGivenName, customer.Company?.Status,
            customer.Company?.Name, customer.Company?.CheckedAt, customer.Company?.NextCheck, customer.AnonymisedAt, customer.ErasedAt,
            customer.NextDeadline, customer.Standing.Kind == StandingKind.Watched ? customer.Standing.DepositFactor : null),
        Columns);

    public static string WriteAdmissions(Customer customer) => JsonSerializer.Serialize(
        customer.Admissions.Select(admission => new AdmissionRow(
            admission.Rental.Value, admission.Status, admission.AskedAt, admission.ExpiresAt)),
        Columns);

    /// <summary>Reads the row, and the admissions' beside it.</summary>
    public static CustomerState Read(string row, string? admissions)
    {
        var read = JsonSerializer.Deserialize<CustomerRow>(row, Columns)!;
        var rows = admissions is null ? [] : JsonSerializer.Deserialize<AdmissionRow[]>(admissions, Columns)!;
        return new(read.Customer() with { Admissions = [.. rows.Select(one => one.Admission())] }, read.Version);
    }

    private Customer Customer() => new(
        new(Id), new(Standing, StandingReason, StandingSince, WatchedUntil) { DepositFactor = DepositFactor ?? CustomerStanding.Good.DepositFactor },
        CompanySiret is null ? null : new(new Siret(CompanySiret), CompanyStatus!.Value, CompanyName, CompanyCheckedAt, CompanyNextCheck),
        CompanyGivenName, [], AnonymisedAt, ErasedAt);

    private sealed record AdmissionRow(Guid Rental, AdmissionStatus Status, DateTimeOffset AskedAt, DateTimeOffset? ExpiresAt)
    {
        public Admission Admission() => new(new RentalId(Rental), Status, AskedAt, ExpiresAt);
    }
}
