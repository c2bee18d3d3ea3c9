using Toolbox24.Testing;

namespace Toolbox24.Storage.Tests.Accounts;

[Trait("story", "T24-910")]
public sealed class CustomerSearchTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public void A_part_of_a_name_or_address_and_a_number_are_found_by_indexes()
    {
        database.Execute(
            """
            INSERT INTO account (id, version, status, email, email_key, name, phone, stamp, roles, second_factor_step, recovery_hashes, preferences, created_at)
            SELECT gen_random_uuid(), 1, 'Active', m, m, 'Client ' || md5(m), '+336' || n, 1, '{Customer}', 0, '{}', '{}', '2030-01-01Z'
            FROM (SELECT n, md5(n::text) || '@example.fr' AS m FROM generate_series(10000000, 10020000) AS n) AS made
            """);
        database.Execute("VACUUM ANALYZE account");

        var plan = string.Join('\n', database.Column<string>(
            "EXPLAIN SELECT a.id FROM account a WHERE a.email_key LIKE lower('%abc12%') OR lower(a.name) LIKE lower('%abc12%') OR a.phone = '+33610000007'"));

        Assert.Contains("account_email_part", plan, StringComparison.Ordinal);
        Assert.Contains("account_name_part", plan, StringComparison.Ordinal);
        Assert.Contains("account_phone", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
    }
}
