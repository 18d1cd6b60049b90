/** Exports as the platforms write them: their headers, notes above, sums below, and their ways with numbers and days. */
export const GOOGLE_ADS = `Campaign report
"September 1, 2026 - September 2, 2026"
Day,Campaign,Campaign ID,Currency code,Cost,Impr.,Clicks,CTR,Conversions,Conv. value
2026-09-01,Brand search,111,EUR,"1,234.56","12,345",678,5.49%,10.50,"2,000.00"
2026-09-01,Brand search,111,EUR,0.44,5,1,20.00%,0.50,0.00
2026-09-02,Shopping,222,EUR,7.00,100,--,--,0.00,0.00
Total: Campaigns, --, --,EUR,"1,242.00","12,450",679,5.45%,11.00,"2,000.00"
Total: Account, --, --,EUR,"1,242.00","12,450",679,5.45%,11.00,"2,000.00"
`;

export const GOOGLE_ADS_GERMAN = `Kampagnenbericht
1. September 2026 - 2. September 2026
Tag;Kampagne;Währungscode;Kosten;Impr.;Klicks;Conversions;Conv.-Wert
01.09.2026;Marke;EUR;1.234,56;12.345;678;10,50;2.000,00
Gesamt: Konto;--;EUR;1.234,56;12.345;678;10,50;2.000,00
`;

export const META_ADS = `Reporting starts,Reporting ends,Campaign name,Platform,Impressions,Link clicks,Results,Amount spent (EUR),Purchases conversion value
2026-09-01,2026-09-01,Retargeting,facebook,5000,120,6,45.5,300
2026-09-01,2026-09-01,Retargeting,instagram,3000,80,2,30.25,90
2026-09-01,2026-09-30,Whole month,facebook,1,1,1,1,1
,,,,8001,201,9,76.75,391
`;

export const LINKEDIN = `"Campaign Performance Report (in UTC)"
"Date Generated: September 3, 2026, 8:00 AM"

Start Date (in UTC),Account Name,Currency,Campaign Group Name,Campaign ID,Campaign Name,Impressions,Clicks,Total Spent,Conversions,Total Conversion Value
9/1/2026,Acme,EUR,Group,900,Decision makers,"2,000",30,"$150.00",3,600
9/13/2026,Acme,EUR,Group,900,Decision makers,1000,10,50,1,100
`;

export const GA4 = `# ----------------------------------------
# Campaigns
# Acme - GA4
# ----------------------------------------
#
# Start date: 20260901
# End date: 20260902
Date,Session campaign,Session primary channel group (Default Channel Group),Sessions,Key events,Total revenue
20260901,Newsletter September,Email,120,4,199.9
20260902,(organic),Organic Search,300,1,0
20260902,Paid thing,Paid Social,300,1,0
,Grand total,,720,6,199.9
`;

export const OWN = `campaign,day,channel,impressions,clicks,conversions,spend,revenue
a,2026-09-01,email,1000,100,10,50.00,150.00
a,2026-09-02,email,1000,100,10,50.00,150.00
`;
